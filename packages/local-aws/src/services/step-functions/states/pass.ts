import { z } from "zod";
import { close, closingFields, compileClosing } from "./state-exit.ts";
import { commonFields, nextOf, parsePart, type StateType, transitionFields } from "./state-type.ts";

const schema = z.strictObject({ ...commonFields, ...transitionFields, ...closingFields });

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const pass: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const next = nextOf(fields, place.path);
  const closing = compileClosing(fields, next, { ...place, prefix: "", states: ["input", "context"] });
  return {
    type: "Pass",
    targets: next === undefined ? [] : [next],
    run: (visit) => close(visit, closing, visit.input),
  };
};
