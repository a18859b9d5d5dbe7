import { SendTaskSuccessCommand, type SFNClient, TaskDoesNotExist, TaskTimedOut } from "@aws-sdk/client-sfn";

/**
 * Completes the wait that `taskToken` stands for. A wait that is over already (settled before, timed out,
 * its execution ended) is no error: the answer stays on the record, and the next wait gets it from there.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export async function completeWait(stateMachines: SFNClient, taskToken: string): Promise<void> {
  try {
    await stateMachines.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return;
    throw error;
  }
}
