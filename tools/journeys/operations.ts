import { DescribeExecutionCommand, ExecutionDoesNotExist, GetExecutionHistoryCommand } from "@aws-sdk/client-sfn";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { Deployment } from "./deployment.ts";
import { until } from "./until.ts";

/** What operations see: the executions and the dead letters. `run` is the name of an execution. */
export function operationsAt({ outputs, stateMachines, queues }: Deployment) {
  const arnOf = (run: string) => {
    const { onboardingStateMachineArn, passwordResetStateMachineArn } = outputs;
    const machine = run.startsWith("reset-") ? passwordResetStateMachineArn : onboardingStateMachineArn;
    return `${machine.replace(":stateMachine:", ":execution:")}:${run}`;
  };
  /** The status of an execution; undefined if it was never started. */
  const statusOf = async (run: string) => {
    const described = stateMachines.send(new DescribeExecutionCommand({ executionArn: arnOf(run) }));
    return (await described.catch(undefinedIfNotStarted))?.status;
  };
  const statesOf = async (run: string): Promise<string[]> => {
    const history = new GetExecutionHistoryCommand({ executionArn: arnOf(run), maxResults: 1_000 });
    const { events = [] } = (await stateMachines.send(history).catch(undefinedIfNotStarted)) ?? {};
    return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
  };
  return {
    statusOf,
    /** The states that an execution has entered, in order. */
    statesOf,
    /**
     * Waits until an execution has ended. Resolves with the name of its last state, or with FAILED, TIMED_OUT or
     * ABORTED.
     */
    endOf: (run: string) =>
      until(`the end of ${run}`, async () => {
        const status = await statusOf(run);
        if (status === undefined || status === "RUNNING") return undefined;
        return status === "SUCCEEDED" ? (await statesOf(run)).at(-1) : status;
      }),
    /** Waits until an execution is in a state. */
    waitForState: (run: string, state: string) =>
      until(`${run} to be in the state ${state}`, async () =>
        (await statesOf(run)).at(-1) === state ? true : undefined,
      ),
    /**
     * Waits for the dead letter that contains a text, deletes it from the queue and resolves with it. Others stay in
     * the queue.
     */
    deadLetterWith: (content: string) =>
      until(`a dead letter with ${content}`, async () => {
        const QueueUrl = outputs.deadLetterQueueUrl;
        const request = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 };
        const { Messages = [] } = await queues.send(new ReceiveMessageCommand(request));
        const found = Messages.find(({ Body = "" }) => Body.includes(content));
        if (found === undefined) return undefined;
        await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle }));
        return found.Body ?? "";
      }),
  };
}

function undefinedIfNotStarted(error: unknown): undefined {
  if (!(error instanceof ExecutionDoesNotExist)) throw error;
}
