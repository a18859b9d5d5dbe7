import type { Template } from "aws-cdk-lib/assertions";
import { z } from "zod";

const oneOrMany = <T>(schema: z.ZodType<T>) => z.union([z.array(schema), schema.transform((one) => [one])]);
const Statement = z.object({
  Effect: z.literal("Allow"),
  Action: oneOrMany(z.string()),
  Resource: oneOrMany(z.unknown()),
  Condition: z.unknown().optional(),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});
const Role = z.strictObject({ AssumeRolePolicyDocument: z.unknown() });

const GetAtt = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const Joined = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });

/** What a role allows, a line for each action on each kind of resource, sorted. A managed or inline policy fails. */
export function grantsOf(template: Template, roleId: string): string[] {
  Role.parse(template.findResources("AWS::IAM::Role")[roleId]?.["Properties"]);
  const policies = Object.values(template.findResources("AWS::IAM::Policy")).map(({ Properties }) =>
    Policy.parse(Properties),
  );
  const statements = policies
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const lines = statements.flatMap(({ Action, Resource, Condition }) => {
    const condition = Condition === undefined ? "" : ` if ${JSON.stringify(Condition)}`;
    return Action.flatMap((action) =>
      Resource.map((resource) => `${action} ${kindOf(template, resource)}${condition}`),
    );
  });
  return lines.sort();
}

/** The type of a resource of the template, or the last part of an ARN that is put together. */
function kindOf(template: Template, resource: unknown): string {
  const reference = z.union([z.string(), z.object({ Ref: z.string() }), GetAtt, Joined]).parse(resource);
  if (typeof reference === "string") return reference;
  if ("Ref" in reference) return typeOf(template, reference.Ref);
  if ("Fn::GetAtt" in reference) return typeOf(template, reference["Fn::GetAtt"][0]);
  const last = reference["Fn::Join"][1].at(-1);
  return typeof last === "string" ? last.replace(/^:/, "") : kindOf(template, last);
}

function typeOf(template: Template, logicalId: string): string {
  const { Resources } = z
    .object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })
    .parse(template.toJSON());
  return Resources[logicalId]?.Type ?? logicalId;
}
