import type { Execution } from "../execution.ts";
import { type EventDetails, outputDetails } from "../history.ts";
import type { Json } from "../json.ts";
import type { StepFunctionsState } from "../state.ts";
import { statusChange } from "../status-change.ts";
import type { Run } from "./run.ts";

/** How an execution ends. */
export type Ending =
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | {
      readonly status: "FAILED" | "TIMED_OUT" | "ABORTED";
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
    };

/** Ends an execution: cancels its wait, appends the last event, sets the status and publishes the status change. */
export function endExecution(service: StepFunctionsState, run: Run, ending: Ending): void {
  const { execution } = run;
  run.end();
  service.runs.delete(execution.arn);
  const [type, details] = lastEvent(ending);
  run.append(type, details);
  close(execution, ending, service.deps.clock.now());
  service.deps.onStatusChange(statusChange(execution));
}

function close(execution: Execution, ending: Ending, now: number): void {
  execution.status = ending.status;
  execution.stopDate = now;
  if (ending.status === "SUCCEEDED") {
    execution.output = ending.output;
    return;
  }
  if (ending.error !== undefined) execution.error = ending.error;
  if (ending.cause !== undefined) execution.cause = ending.cause;
}

function lastEvent(ending: Ending): [string, EventDetails] {
  if (ending.status === "SUCCEEDED")
    return ["ExecutionSucceeded", { executionSucceededEventDetails: outputDetails(ending.output) }];
  const { error, cause } = ending;
  if (ending.status === "FAILED") return ["ExecutionFailed", { executionFailedEventDetails: { error, cause } }];
  if (ending.status === "ABORTED") return ["ExecutionAborted", { executionAbortedEventDetails: { error, cause } }];
  return ["ExecutionTimedOut", { executionTimedOutEventDetails: { error, cause } }];
}
