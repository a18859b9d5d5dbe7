import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";

export interface StartExecutionDeps {
  readonly stateMachines: SFNClient;
  readonly stateMachineArn: string;
}

/**
 * Starts an execution. Idempotent: Step Functions refuses a second start with the same name for 90 days, and the
 * refusal is ignored.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export async function startExecution(deps: StartExecutionDeps, name: string, input: object): Promise<void> {
  const { stateMachines, stateMachineArn } = deps;
  try {
    await stateMachines.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}
