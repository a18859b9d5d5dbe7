import { DescribeExecutionCommand, ExecutionDoesNotExist, type SFNClient } from "@aws-sdk/client-sfn";
import { FinalFault } from "./faults/faults.ts";

/** Ended otherwise than by its own last state: nobody acts on what it is told, unless somebody redrives it. */
const dead: readonly (string | undefined)[] = ["FAILED", "TIMED_OUT", "ABORTED"];

/**
 * Whether a run has broken off. One that is not there yet has not: it starts, or the answer lags behind.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export async function isDead(stateMachines: SFNClient, executionArn: string): Promise<boolean> {
  try {
    const { status } = await stateMachines.send(new DescribeExecutionCommand({ executionArn }));
    return dead.includes(status);
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return false;
    throw error;
  }
}

/** Final: a signal was kept for a run that acts on nothing any more. The event's dead letter tells operations. */
export function runNotRunning(id: string): FinalFault {
  const ways = "redrive it, and it acts on what it was told, or close the onboarding and ask anew";
  return new FinalFault("RunNotRunning", `The run ${id} has broken off: ${ways}.`);
}
