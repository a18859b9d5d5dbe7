import { z } from "zod";
import { StateFailed } from "../engine/failure.ts";
import { compileTyped, type Typed } from "../jsonata/typed.ts";
import type { StateExecution } from "./state-execution.ts";
import { commonFields, parsePart, type StateType } from "./state-type.ts";

const schema = z.strictObject({ ...commonFields, Error: z.string().optional(), Cause: z.string().optional() });

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export const fail: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const text = (field: "Error" | "Cause") =>
    compileTyped(fields[field], z.string(), "string", { ...place, field, states: ["input", "context"] });
  const [error, cause] = [text("Error"), text("Cause")];
  return {
    type: "Fail",
    targets: [],
    async run(execution) {
      throw new StateFailed({
        error: await evaluateIfSet(execution, error),
        cause: await evaluateIfSet(execution, cause),
      });
    },
  };
};

function evaluateIfSet(execution: StateExecution, part: Typed<string> | undefined): Promise<string | undefined> {
  return part ? execution.evaluate(part) : Promise.resolve(undefined);
}
