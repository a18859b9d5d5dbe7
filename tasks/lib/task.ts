import * as z from "zod";
import { asFault } from "./faults/as-fault.ts";
import { FinalFault, Postponement } from "./faults/faults.ts";
import { createLog, type Log, type LogIds } from "./log.ts";

const text = z.string().optional();
const Ids = z.object({ onboardingId: text, employeeId: text });
/** An event from a bus tells whose it is only once it is parsed. */
const EventIds = z.object({ id: z.string(), "detail-type": z.string() }).transform(({ id }) => ({ eventId: id }));
const LoggedOutput = z.object({ outcome: text, onboardingId: text });

/**
 * The thin shell of a state machine task: parses its input, logs the start and the end by ids, and
 * lets nothing out but a `Fault`, whose message is fit for the execution history.
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
      const output = await work(parse(input, event));
      log.info("TASK_COMPLETED", { ...ids, ...LoggedOutput.safeParse(output).data });
      return output;
    } catch (error) {
      throw logged(error, ids, log);
    }
  };
}

/** An event that is to come once more is part of an ordinary day. */
function logged(error: unknown, ids: LogIds, log: Log): Error {
  const fault = asFault(error);
  if (fault instanceof Postponement) log.info("TASK_POSTPONED", { ...ids, errorName: fault.name });
  else log.error("TASK_FAILED", { ...ids, errorName: fault.name, stack: fault.stack });
  return fault;
}

/** Parses `value`; throws `InvalidTaskInput` that tells the fields, never what they hold. */
function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "(all of it)").join(", ");
  throw new FinalFault("InvalidTaskInput", `Fields that are missing or wrong: ${fields}.`);
}
