import { z } from "zod";

// What the console reads of the answers of the Step Functions API
// (https://docs.aws.amazon.com/step-functions/latest/apireference/): times are epoch seconds on the wire.

const time = z.number().transform((seconds) => new Date(Math.round(seconds * 1000)).toISOString());

export const stateMachineList = z.object({
  stateMachines: z.array(z.object({ stateMachineArn: z.string(), name: z.string() })),
  nextToken: z.string().optional(),
});

export const executionStatus = z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"]);
export type ExecutionStatus = z.infer<typeof executionStatus>;

const execution = z.object({
  executionArn: z.string(),
  name: z.string(),
  status: executionStatus,
  startDate: time,
  stopDate: time.optional(),
});

export const executionList = z.object({ executions: z.array(execution), nextToken: z.string().optional() });

/** `input` and `output` stay JSON in a string, as AWS hands them out. */
export const executionDescription = execution.extend({
  stateMachineArn: z.string(),
  input: z.string().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});

export const stateMachineOfExecution = z.object({ name: z.string(), definition: z.string() });

/** An event has its facts in one member that is named after its type, e.g. `taskFailedEventDetails`. */
const wireEvent = z.looseObject({
  id: z.number(),
  timestamp: time,
  type: z.string(),
  previousEventId: z.number().default(0),
});

export const historyEvent = wireEvent.transform(({ id, timestamp, type, previousEventId, ...rest }) => {
  const [details] = Object.entries(rest).flatMap(([key, value]) => (key.endsWith("EventDetails") ? [value] : []));
  return { id, timestamp, type, previousEventId, details: eventDetails.parse(details ?? {}) };
});
export type HistoryEvent = z.infer<typeof historyEvent>;

const eventDetails = z.record(z.string(), z.unknown());

export const history = z.object({ events: z.array(historyEvent), nextToken: z.string().optional() });
