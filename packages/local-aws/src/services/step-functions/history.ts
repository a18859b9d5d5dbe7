import type { Json } from "./json.ts";

/** The details of an event, for example `{taskFailedEventDetails: {error, cause, ...}}`. */
export type EventDetails = { readonly [field: `${string}EventDetails`]: { readonly [key: string]: Json | undefined } };

/**
 * One event as GetExecutionHistory answers it; `timestamp` in epoch seconds.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly timestamp: number;
  readonly type: string;
  readonly id: number;
  readonly previousEventId: number;
  readonly details: EventDetails;
}

const EXECUTION_DATA: readonly string[] = ["input", "output", "parameters", "assignedVariables"];

/** The wire form of an event. Without execution data it still has errors and causes, as on AWS. */
export function historyAnswer(event: HistoryEvent, includeExecutionData: boolean) {
  const { details, ...head } = event;
  if (includeExecutionData) return { ...head, ...details };
  const bare = Object.entries(details).map(([field, values]) => [field, withoutData(values)]);
  return { ...head, ...Object.fromEntries(bare) };
}

function withoutData(values: { readonly [key: string]: Json | undefined }) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !EXECUTION_DATA.includes(key)));
}

/** The details `{input, inputDetails}`: JSON text that is never truncated here. */
export function inputDetails(input: Json) {
  return { input: JSON.stringify(input), inputDetails: { truncated: false } };
}

/** The details `{output, outputDetails}`, likewise. */
export function outputDetails(output: Json) {
  return { output: JSON.stringify(output), outputDetails: { truncated: false } };
}
