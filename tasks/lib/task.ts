import * as z from "zod";
import { asFault } from "./faults/as-fault.ts";
import { FinalFault, Postponement } from "./faults/faults.ts";
import { createLog, type Log, type LogIds } from "./log.ts";

const text = z.string().optional();
const Ids = z.object({ onboardingId: text, employeeId: text });
/** An event from a bus is logged by its event id, because its detail is not parsed yet. */
const EventIds = z.object({ id: z.string(), "detail-type": z.string() }).transform(({ id }) => ({ eventId: id }));
const LoggedOutput = z.object({ outcome: text, onboardingId: text });

/**
 * Wraps a task's work into a Lambda handler: validates the input, logs start and end with ids, and turns every error
 * into a `Fault`, whose message is safe for the execution history.
 */
export function taskHandler<Input, Output>(
  task: string,
  input: z.ZodType<Input>,
  work: (input: Input) => Promise<Output>,
): (event: unknown) => Promise<Output> {
  const log = createLog(task);
  return async (event) => {
    const ids: LogIds = EventIds.safeParse(event).data ?? Ids.safeParse(event).data ?? {};
    log.info("TASK_STARTED", ids);
    try {
      const output = await work(parseInput(input, event));
      log.info("TASK_COMPLETED", { ...ids, ...LoggedOutput.safeParse(output).data });
      return output;
    } catch (error) {
      throw logFault(error, ids, log);
    }
  };
}

/** Logs an error as a fault and returns the fault. A postponed event is normal, so it is not logged as an error. */
function logFault(error: unknown, ids: LogIds, log: Log): Error {
  const fault = asFault(error);
  if (fault instanceof Postponement) log.info("TASK_POSTPONED", { ...ids, errorName: fault.name });
  else log.error("TASK_FAILED", { ...ids, errorName: fault.name, stack: fault.stack });
  return fault;
}

/** Parses `value`. Throws `InvalidTaskInput` with the names of the invalid fields, never with their values. */
function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "(the whole input)").join(", ");
  throw new FinalFault("InvalidTaskInput", `Input fields that are missing or invalid: ${fields}.`);
}
