import { z } from "zod";
import { compileExit, exitFields, exitState } from "./state-exit.ts";
import { commonFields, parsePart, type StateType } from "./state-type.ts";

const schema = z.strictObject({ ...commonFields, Output: exitFields.Output });

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const succeed: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const exit = compileExit(fields, undefined, { ...place, prefix: "", states: ["input", "context"] });
  return { type: "Succeed", targets: [], run: (execution) => exitState(execution, exit, execution.input) };
};
