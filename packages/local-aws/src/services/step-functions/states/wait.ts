import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import { compileTyped } from "../jsonata/typed.ts";
import { MAX_SECONDS } from "../limits.ts";
import { compileExit, exitFields, exitState } from "./state-exit.ts";
import { commonFields, nextOf, parsePart, type StateType, transitionFields } from "./state-type.ts";

const schema = z.strictObject({
  ...commonFields,
  ...transitionFields,
  ...exitFields,
  Seconds: z.union([z.number(), z.string()]).optional(),
  Timestamp: z.string().optional(),
});
const seconds = z.int().min(0).max(MAX_SECONDS);

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const wait: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const next = nextOf(fields, place.path);
  const states = ["input", "context"] as const;
  const exit = compileExit(fields, next, { ...place, prefix: "", states });
  const duration = compileTyped(fields.Seconds, seconds, "number", { ...place, field: "Seconds", states });
  const until = compileTyped(fields.Timestamp, z.iso.datetime({ offset: true }), "timestamp", {
    ...place,
    field: "Timestamp",
    states,
  });
  if ((duration === undefined) === (until === undefined))
    throw new DefinitionError("A Wait state needs either 'Seconds' or 'Timestamp'", place.path);
  return {
    type: "Wait",
    targets: next === undefined ? [] : [next],
    async run(execution) {
      const { clock } = execution.deps;
      if (duration) await execution.sleep((await execution.evaluate(duration)) * 1000);
      if (until) await execution.sleep(Math.max(0, wholeSecond(await execution.evaluate(until)) - clock.now()));
      return exitState(execution, exit, execution.input);
    },
  };
};

/** Step Functions ignores the milliseconds. */
function wholeSecond(timestamp: string): number {
  return Math.floor(Date.parse(timestamp) / 1000) * 1000;
}
