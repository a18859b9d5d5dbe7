import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { FinalFault } from "../faults/faults.ts";

/** The execution ended before its last state. It handles no signal unless somebody redrives it. */
const failed: readonly Status[] = ["FAILED", "TIMED_OUT", "ABORTED"];

/** The execution runs, or will soon. */
const running: readonly Status[] = ["RUNNING", "PENDING_REDRIVE"];

/** Undefined if there is no such execution. */
type Status = ExecutionStatus | undefined;

/**
 * Whether an execution failed, timed out or was stopped. False if it does not exist yet, or not in this (eventually
 * consistent) read.
 */
export async function hasFailed(stateMachines: SFNClient, executionArn: string): Promise<boolean> {
  return failed.includes(await statusOf(stateMachines, executionArn));
}

/**
 * Whether an execution has not ended. The read is eventually consistent: it can report an end late, but never early.
 */
export async function isRunning(stateMachines: SFNClient, executionArn: string): Promise<boolean> {
  return running.includes(await statusOf(stateMachines, executionArn));
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
async function statusOf(stateMachines: SFNClient, executionArn: string): Promise<Status> {
  try {
    return (await stateMachines.send(new DescribeExecutionCommand({ executionArn }))).status;
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

/**
 * Final: a signal was stored for an execution that has failed. The event becomes a dead letter, which alerts
 * operations.
 */
export function executionFailed(id: string): FinalFault {
  const remedies = "redrive it, and it handles the stored signal; or close the onboarding and send the event again";
  return new FinalFault("RunNotRunning", `The execution ${id} has failed: ${remedies}.`);
}
