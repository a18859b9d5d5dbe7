import { z } from "zod";
import { type Failure, matchesError, type StateFailed } from "../../engine/failure.ts";
import type { Json } from "../../json.ts";
import type { Outcome, StateExecution } from "../state-execution.ts";
import { compileExit, exitFields, exitState, type StateExit } from "../state-exit.ts";
import type { StatePlace } from "../state-type.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export const catcherSchema = z.strictObject({
  ...exitFields,
  ErrorEquals: z.array(z.string()).min(1),
  Comment: z.string().optional(),
  Next: z.string(),
});

/** A compiled catcher. */
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly exit: StateExit;
}

/** Throws DefinitionError. */
export function compileCatcher(raw: z.infer<typeof catcherSchema>, index: number, place: StatePlace): Catcher {
  const states = ["input", "context", "errorOutput"] as const;
  const exit = compileExit(raw, raw.Next, { ...place, prefix: `Catch[${index}]/`, states });
  return { errorEquals: raw.ErrorEquals, exit };
}

/** Ends the state with the first catcher that matches, and its Output and Assign. Throws `failed` when none matches. */
export function catchFailure(
  execution: StateExecution,
  catchers: readonly Catcher[],
  failed: StateFailed,
): Promise<Outcome> {
  const catcher = catchers.find(({ errorEquals }) => matchesError(errorEquals, failed.failure));
  if (catcher === undefined) throw failed;
  const errorOutput = errorOutputOf(failed.failure);
  return exitState(execution, catcher.exit, errorOutput, { errorOutput });
}

/** `Cause` is empty for a timeout, and null for a callback without a cause. */
function errorOutputOf({ error, cause }: Failure): Json {
  return { Error: error ?? null, Cause: cause ?? (error === "States.Timeout" ? "" : null) };
}
