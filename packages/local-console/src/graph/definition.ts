import { z } from "zod";

// The parts of the Amazon States Language that the graph shows (https://states-language.net/spec.html).
// A Parallel or Map state is one box, without the states inside its branches.

const choiceRule = z.looseObject({
  Next: z.string(),
  Condition: z.string().optional(),
  Comment: z.string().optional(),
});
export type ChoiceRule = z.infer<typeof choiceRule>;

const catcher = z.object({ ErrorEquals: z.array(z.string()), Next: z.string() });

const state = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().default(false),
  Choices: z.array(choiceRule).default([]),
  Default: z.string().optional(),
  Catch: z.array(catcher).default([]),
});
export type State = z.infer<typeof state>;

const definition = z.object({ StartAt: z.string(), States: z.record(z.string(), state) });
export type Definition = z.infer<typeof definition>;

/** Parses a definition as DescribeStateMachine returns it (JSON in a string). */
export function parseDefinition(json: string): Definition {
  return definition.parse(JSON.parse(json));
}
