import { z } from "zod";
import { close, closingFields, compileClosing } from "./state-exit.ts";
import { commonFields, parsePart, type StateType } from "./state-type.ts";

const schema = z.strictObject({ ...commonFields, Output: closingFields.Output });

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const succeed: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const closing = compileClosing(fields, undefined, { ...place, prefix: "", states: ["input", "context"] });
  return { type: "Succeed", targets: [], run: (visit) => close(visit, closing, visit.input) };
};
