import { z } from "zod";

/** A piece of text, or a reference to a resource. */
const Part = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref }) => (Ref === "AWS::Partition" ? "aws" : Ref)),
  z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }).transform((reference) => reference["Fn::GetAtt"][0]),
]);
const Definition = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(Part)]) });
const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) })),
});
const StateMachine = z.object({ StateMachineName: z.string(), DefinitionString: Definition });

/**
 * Extracts the definition (ASL) of the state machine `name` from a synthesized template. Values that are known only
 * after deployment, such as ARNs of functions, are replaced by the logical id of their resource.
 */
export function definitionOf(template: unknown, name: string): unknown {
  const resources = Object.values(Template.parse(template).Resources);
  const machines = resources
    .filter(({ Type }) => Type === "AWS::StepFunctions::StateMachine")
    .map(({ Properties }) => StateMachine.parse(Properties));
  const machine = machines.find(({ StateMachineName }) => StateMachineName === name);
  if (machine === undefined) throw new Error(`The template has no state machine ${name}.`);
  return JSON.parse(machine.DefinitionString["Fn::Join"][1].join(""));
}
