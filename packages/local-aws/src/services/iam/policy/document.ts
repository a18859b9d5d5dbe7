import { z } from "zod";
import { NotSupported } from "../../../kernel/aws-error.ts";

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);

const Principal = z.union([
  z.literal("*").transform(() => ({ AWS: ["*"], Service: ["*"] })),
  z.strictObject({ AWS: oneOrMany.default([]), Service: oneOrMany.default([]) }),
]);

/** Elements that are not here, such as `NotAction`, `NotResource` and `NotPrincipal`, are refused by name. */
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMany,
  Resource: oneOrMany.optional(),
  Principal: Principal.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).default({}),
});
export type Statement = z.infer<typeof Statement>;

const PolicyDocument = z.strictObject({
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]),
});

/**
 * The statements of a policy document. Throws a ZodError that names an element it does not have, and NotSupported for
 * policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(raw: unknown): readonly Statement[] {
  const statements = PolicyDocument.parse(raw).Statement;
  if (JSON.stringify(statements).includes("${")) throw new NotSupported("A policy variable");
  return statements;
}
