import { z } from "zod";
import { compileTyped, type Typed } from "../jsonata/typed.ts";
import { type Closing, close, closingFields, compileClosing } from "./state-exit.ts";
import { commonFields, parsePart, type StatePlace, type StateType } from "./state-type.ts";

const rule = z.strictObject({
  ...closingFields,
  Comment: z.string().optional(),
  Condition: z.union([z.string(), z.boolean()]),
  Next: z.string(),
});
const schema = z.strictObject({
  ...commonFields,
  ...closingFields,
  Choices: z.array(rule).min(1),
  Default: z.string().optional(),
});

interface Rule {
  readonly condition: Typed<boolean>;
  readonly closing: Closing;
}

const states = ["input", "context"] as const;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const choice: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const rules = fields.Choices.flatMap((item, index) => compileRule(item, index, place));
  const otherwise = compileClosing(fields, fields.Default, { ...place, prefix: "", states });
  return {
    type: "Choice",
    targets: [...fields.Choices.map((item) => item.Next), ...(fields.Default === undefined ? [] : [fields.Default])],
    async run(visit) {
      for (const { condition, closing } of rules) {
        if (await visit.evaluate(condition)) return close(visit, closing, visit.input);
      }
      if (otherwise.next !== undefined) return close(visit, otherwise, visit.input);
      const problem = "Failed to transition out of the state. The state does not point to a next state.";
      throw visit.failed("States.NoChoiceMatched", problem);
    },
  };
};

function compileRule(item: z.infer<typeof rule>, index: number, place: StatePlace): Rule[] {
  const prefix = `Choices[${index}]/`;
  const field = `${prefix}Condition`;
  const condition = compileTyped(item.Condition, z.boolean(), "boolean", { ...place, field, states });
  return condition ? [{ condition, closing: compileClosing(item, item.Next, { ...place, prefix, states }) }] : [];
}
