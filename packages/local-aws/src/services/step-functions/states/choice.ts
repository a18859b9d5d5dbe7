import { z } from "zod";
import { compileTyped, type Typed } from "../jsonata/typed.ts";
import { compileExit, exitFields, exitState, type StateExit } from "./state-exit.ts";
import { commonFields, parsePart, type StatePlace, type StateType } from "./state-type.ts";

const rule = z.strictObject({
  ...exitFields,
  Comment: z.string().optional(),
  Condition: z.union([z.string(), z.boolean()]),
  Next: z.string(),
});
const schema = z.strictObject({
  ...commonFields,
  ...exitFields,
  Choices: z.array(rule).min(1),
  Default: z.string().optional(),
});

interface Rule {
  readonly condition: Typed<boolean>;
  readonly exit: StateExit;
}

const states = ["input", "context"] as const;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const choice: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const rules = fields.Choices.flatMap((item, index) => compileRule(item, index, place));
  const otherwise = compileExit(fields, fields.Default, { ...place, prefix: "", states });
  return {
    type: "Choice",
    targets: [...fields.Choices.map((item) => item.Next), ...(fields.Default === undefined ? [] : [fields.Default])],
    async run(execution) {
      for (const { condition, exit } of rules) {
        if (await execution.evaluate(condition)) return exitState(execution, exit, execution.input);
      }
      if (otherwise.next !== undefined) return exitState(execution, otherwise, execution.input);
      const problem = "Failed to transition out of the state. The state does not point to a next state.";
      throw execution.failed("States.NoChoiceMatched", problem);
    },
  };
};

function compileRule(item: z.infer<typeof rule>, index: number, place: StatePlace): Rule[] {
  const prefix = `Choices[${index}]/`;
  const field = `${prefix}Condition`;
  const condition = compileTyped(item.Condition, z.boolean(), "boolean", { ...place, field, states });
  return condition ? [{ condition, exit: compileExit(item, item.Next, { ...place, prefix, states }) }] : [];
}
