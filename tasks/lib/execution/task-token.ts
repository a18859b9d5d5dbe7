import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";

/**
 * Completes the wait of a task token. It is no error if that wait is already over (completed before, timed out,
 * execution ended): the submission stays on the record, and the next wait finds it there.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export async function completeWait(stateMachines: SFNClient, taskToken: string): Promise<void> {
  await ignoreEndedWait(stateMachines.send(new SendTaskSuccessCommand({ taskToken, output: "{}" })));
}

/** Ends the wait of a task token with an error name and a cause (JSON). */
export type FailWait = (taskToken: string, error: string, cause: string) => Promise<void>;

/**
 * Ends the wait of a task token with an error that the workflow catches by its name. Like `completeWait`, it ignores a
 * wait that is already over. Error and cause appear in the execution history and its log, so they contain names and ids
 * only.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
 */
export async function failWait(
  stateMachines: SFNClient,
  taskToken: string,
  error: string,
  cause: string,
): Promise<void> {
  await ignoreEndedWait(stateMachines.send(new SendTaskFailureCommand({ taskToken, error, cause })));
}

async function ignoreEndedWait(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return;
    throw error;
  }
}
