import { z } from "zod";
import { compileExit, exitFields, exitState } from "./state-exit.ts";
import { commonFields, nextOf, parsePart, type StateType, transitionFields } from "./state-type.ts";

const schema = z.strictObject({ ...commonFields, ...transitionFields, ...exitFields });

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const pass: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const next = nextOf(fields, place.path);
  const exit = compileExit(fields, next, { ...place, prefix: "", states: ["input", "context"] });
  return {
    type: "Pass",
    targets: next === undefined ? [] : [next],
    run: (execution) => exitState(execution, exit, execution.input),
  };
};
