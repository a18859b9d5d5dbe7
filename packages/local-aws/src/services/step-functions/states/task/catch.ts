import { z } from "zod";
import type { Outcome, Visit } from "../../engine/entered-state.ts";
import { type Failure, matchesError, type StateFailed } from "../../engine/failure.ts";
import type { Json } from "../../json.ts";
import { type Closing, close, closingFields, compileClosing } from "../state-exit.ts";
import type { StatePlace } from "../state-type.ts";

export const catcherSchema = z.strictObject({
  ...closingFields,
  ErrorEquals: z.array(z.string()).min(1),
  Comment: z.string().optional(),
  Next: z.string(),
});

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly closing: Closing;
}

export function compileCatcher(raw: z.infer<typeof catcherSchema>, index: number, place: StatePlace): Catcher {
  const states = ["input", "context", "errorOutput"] as const;
  const closing = compileClosing(raw, raw.Next, { ...place, prefix: `Catch[${index}]/`, states });
  return { errorEquals: raw.ErrorEquals, closing };
}

/** Leaves the state through the first catcher that matches; its own Output and Assign apply. Rethrows what none catches. */
export function catchFailure(visit: Visit, catchers: readonly Catcher[], failed: StateFailed): Promise<Outcome> {
  const catcher = catchers.find(({ errorEquals }) => matchesError(errorEquals, failed.failure));
  if (catcher === undefined) throw failed;
  const errorOutput = errorOutputOf(failed.failure);
  return close(visit, catcher.closing, errorOutput, { errorOutput });
}

/** A timeout has an empty cause; a callback that gave none has null. */
function errorOutputOf({ error, cause }: Failure): Json {
  return { Error: error ?? null, Cause: cause ?? (error === "States.Timeout" ? "" : null) };
}
