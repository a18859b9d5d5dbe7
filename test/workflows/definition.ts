import { z } from "zod";
import { definitionOf } from "../../tools/diagram/definition-of.ts";
import { synthesizeStack } from "../infra/synthesize-stack.ts";

const ErrorNames = z.object({ ErrorEquals: z.array(z.string()) });
const Assign = z.record(z.string(), z.unknown()).default({});

const Definition = z.looseObject({
  StartAt: z.string(),
  QueryLanguage: z.literal("JSONata"),
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Resource: z.string().optional(),
      TimeoutSeconds: z.string().optional(),
      Assign,
      Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string(), Assign })).default([]),
      Retry: z.array(ErrorNames.loose()).default([]),
      Catch: z.array(ErrorNames.extend({ Next: z.string(), Assign }).loose()).default([]),
    }),
  ),
});

const template = synthesizeStack().toJSON();

export const machines = ["onboarding", "password-reset"] as const;
export type Machine = (typeof machines)[number];

/** The definition as deployed with the settings of cdk.json, with logical ids for ARNs. */
export function rawDefinition(machine: Machine): unknown {
  return definitionOf(template, machine);
}

export function definition(machine: Machine) {
  return Definition.parse(rawDefinition(machine));
}

/** The transitions out of a state: the next state by its condition or error names. */
export function transitionsFrom(machine: Machine, name: string): Record<string, string | undefined> {
  const { Next, Default, Choices = [], Catch = [] } = definition(machine).States[name] ?? {};
  return {
    ...(Next === undefined ? {} : { next: Next }),
    ...(Default === undefined ? {} : { otherwise: Default }),
    ...Object.fromEntries(Choices.map((choice) => [choice.Condition.slice(3, -3), choice.Next])),
    ...Object.fromEntries(Catch.map((caught) => [caught.ErrorEquals.join(), caught.Next])),
  };
}
