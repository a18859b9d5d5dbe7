import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import { StateFailed } from "../engine/failure.ts";
import { compileTemplate } from "../jsonata/template.ts";
import { compileTyped } from "../jsonata/typed.ts";
import { MAX_SECONDS } from "../limits.ts";
import type { Outcome, StateExecution } from "./state-execution.ts";
import { compileExit, exitFields } from "./state-exit.ts";
import { commonFields, nextOf, parsePart, type StatePlace, type StateType, transitionFields } from "./state-type.ts";
import { attempt, type TaskDefinition } from "./task/attempt.ts";
import { catcherSchema, catchFailure, compileCatcher } from "./task/catch.ts";
import { requireKnownArguments, resourceOf } from "./task/lambda-invoke.ts";
import { RetryCounters, retrierSchema } from "./task/retry.ts";

const schema = z.strictObject({
  ...commonFields,
  ...transitionFields,
  ...exitFields,
  Resource: z.string(),
  Arguments: z.json(),
  TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
  HeartbeatSeconds: z.union([z.number(), z.string()]).optional(),
  Retry: z.array(retrierSchema).optional(),
  Catch: z.array(catcherSchema).optional(),
});
type TaskFields = z.infer<typeof schema>;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export const task: StateType = (raw, place) => {
  const fields = parsePart(schema, raw, place.path);
  const definition = compileTask(fields, place);
  const catchers = (fields.Catch ?? []).map((item, index) => compileCatcher(item, index, place));
  requireAllLast(fields.Retry ?? [], place.path);
  requireAllLast(fields.Catch ?? [], place.path);
  const next = definition.exit.next;
  return {
    type: "Task",
    targets: [...(next === undefined ? [] : [next]), ...(fields.Catch ?? []).map((item) => item.Next)],
    async run(execution) {
      try {
        return await attemptUntilDone(execution, definition, new RetryCounters(fields.Retry ?? []));
      } catch (error) {
        if (!(error instanceof StateFailed)) throw error;
        return await catchFailure(execution, catchers, error);
      }
    },
  };
};

async function attemptUntilDone(
  execution: StateExecution,
  definition: TaskDefinition,
  retries: RetryCounters,
): Promise<Outcome> {
  for (;;) {
    try {
      return await attempt(execution, definition, retries.total);
    } catch (error) {
      const delay = error instanceof StateFailed ? retries.delay(error.failure, execution.deps.random) : undefined;
      if (delay === undefined) throw error;
      await execution.sleep(delay * 1000);
    }
  }
}

function compileTask(fields: TaskFields, place: StatePlace): TaskDefinition {
  const { TimeoutSeconds, HeartbeatSeconds } = fields;
  if (typeof TimeoutSeconds === "number" && typeof HeartbeatSeconds === "number" && HeartbeatSeconds >= TimeoutSeconds)
    throw new DefinitionError("HeartbeatSeconds must be smaller than TimeoutSeconds", place.path);
  requireKnownArguments(fields.Arguments, place.path);
  const states = ["input", "context"] as const;
  const type = z.int().min(1).max(MAX_SECONDS);
  const seconds = (field: "TimeoutSeconds" | "HeartbeatSeconds") =>
    compileTyped(fields[field], type, "number", { ...place, field, states });
  const exitPlace = { ...place, prefix: "", states: ["input", "context", "result"] as const };
  return {
    resource: resourceOf(fields.Resource, place.path),
    arguments: compileTemplate(fields.Arguments, { ...place, field: "Arguments", states }),
    timeoutSeconds: seconds("TimeoutSeconds"),
    heartbeatSeconds: seconds("HeartbeatSeconds"),
    exit: compileExit(fields, nextOf(fields, place.path), exitPlace),
  };
}

function requireAllLast(items: readonly { readonly ErrorEquals: readonly string[] }[], path: string): void {
  for (const [index, { ErrorEquals }] of items.entries()) {
    if (!ErrorEquals.includes("States.ALL")) continue;
    if (ErrorEquals.length > 1 || index < items.length - 1)
      throw new DefinitionError("States.ALL must stand alone and last", path);
  }
}
