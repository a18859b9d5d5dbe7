import { DescribeExecutionCommand, ExecutionDoesNotExist, type SFNClient } from "@aws-sdk/client-sfn";

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
