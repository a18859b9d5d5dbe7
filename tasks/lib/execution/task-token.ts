import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";

/**
 * Completes the wait that `taskToken` stands for. A wait that is over already (settled before, timed out,
 * its execution ended) is no error: the answer stays on the record, and the next wait gets it from there.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export async function completeWait(stateMachines: SFNClient, taskToken: string): Promise<void> {
  await unlessOver(stateMachines.send(new SendTaskSuccessCommand({ taskToken, output: "{}" })));
}

/** Ends the wait that a task token stands for with a literal error name and a cause (JSON). */
export type FailWait = (taskToken: string, error: string, cause: string) => Promise<void>;

/**
 * As `completeWait`, with an error that the workflow catches by its name. Both are in the execution history and its log:
 * names and ids only.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
 */
export async function failWait(
  stateMachines: SFNClient,
  taskToken: string,
  error: string,
  cause: string,
): Promise<void> {
  await unlessOver(stateMachines.send(new SendTaskFailureCommand({ taskToken, error, cause })));
}

async function unlessOver(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return;
    throw error;
  }
}
