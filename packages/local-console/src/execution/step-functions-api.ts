import { z } from "zod";
import type { ConsoleDeps } from "../console-deps.ts";

// The parts of the Step Functions API that the console reads
// (https://docs.aws.amazon.com/step-functions/latest/apireference/). Times are epoch seconds in its responses.

type StepFunctions = ConsoleDeps["stepFunctions"];

const time = z.number().transform((seconds) => new Date(Math.round(seconds * 1000)).toISOString());

const stateMachineList = z.object({
  stateMachines: z.array(z.object({ stateMachineArn: z.string(), name: z.string() })),
});

const executionStatus = z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"]);
export type ExecutionStatus = z.infer<typeof executionStatus>;

const execution = z.object({
  executionArn: z.string(),
  name: z.string(),
  status: executionStatus,
  startDate: time,
  stopDate: time.optional(),
});

const executionList = z.object({ executions: z.array(execution) });

/** `input` and `output` stay what the API returns: JSON in a string. */
export const executionDescription = execution.extend({
  stateMachineArn: z.string(),
  input: z.string().optional(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});

export const stateMachineOfExecution = z.object({ name: z.string(), definition: z.string() });

const eventDetails = z.record(z.string(), z.unknown());

/** The details of an event are in one member that is named after the event's type, e.g. `taskFailedEventDetails`. */
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

const historyPage = z.object({ events: z.array(historyEvent), nextToken: z.string().optional() });

/** Every state machine, as far as one page of ListStateMachines holds them (1000). */
export async function listStateMachines(stepFunctions: StepFunctions) {
  return stateMachineList.parse(await stepFunctions("ListStateMachines", {})).stateMachines;
}

/** The newest 1000 executions of a state machine (one page of ListExecutions). */
export async function listExecutionsOf(stepFunctions: StepFunctions, stateMachineArn: string) {
  return executionList.parse(await stepFunctions("ListExecutions", { stateMachineArn, maxResults: 1000 })).executions;
}

/** The whole history, oldest event first. A page of GetExecutionHistory holds 1000 events at most. */
export async function readHistory(stepFunctions: StepFunctions, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const request = { executionArn, maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) };
    const page = historyPage.parse(await stepFunctions("GetExecutionHistory", request));
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

/** The last 100 events of a history, oldest first and without inputs and outputs. */
export async function readEndOfHistory(stepFunctions: StepFunctions, executionArn: string): Promise<HistoryEvent[]> {
  const request = { executionArn, reverseOrder: true, maxResults: 100, includeExecutionData: false };
  return historyPage.parse(await stepFunctions("GetExecutionHistory", request)).events.toReversed();
}
