import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { FinalFault } from "../faults/faults.ts";

/** Ended otherwise than by its own last state: nobody acts on what it is told, unless somebody redrives it. */
const dead: readonly Status[] = ["FAILED", "TIMED_OUT", "ABORTED"];

/** It acts, or is about to. */
const running: readonly Status[] = ["RUNNING", "PENDING_REDRIVE"];

/** Undefined where there is no such run. */
type Status = ExecutionStatus | undefined;

/** Whether a run has broken off. One that is not there yet has not: it starts, or the answer lags behind. */
export async function hasFailed(stateMachines: SFNClient, executionArn: string): Promise<boolean> {
  return dead.includes(await statusOf(stateMachines, executionArn));
}

/** Whether a run that was there has not ended yet. An answer that lags behind says so for too long, never too briefly. */
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

/** Final: a signal was kept for a run that acts on nothing any more. The event's dead letter tells operations. */
export function executionFailed(id: string): FinalFault {
  const ways = "redrive it, and it acts on what it was told, or close the onboarding and ask anew";
  return new FinalFault("RunNotRunning", `The run ${id} has broken off: ${ways}.`);
}
