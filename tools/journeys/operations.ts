import { DescribeExecutionCommand, ExecutionDoesNotExist, GetExecutionHistoryCommand } from "@aws-sdk/client-sfn";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { Deployment } from "./deployment.ts";
import { until } from "./until.ts";

/** What somebody on call sees: the runs, and what could not be handled. */
export function operationsAt({ outputs, stateMachines, queues }: Deployment) {
  const arnOf = (run: string) => {
    const { onboardingStateMachineArn, passwordResetStateMachineArn } = outputs;
    const machine = run.startsWith("reset-") ? passwordResetStateMachineArn : onboardingStateMachineArn;
    return `${machine.replace(":stateMachine:", ":execution:")}:${run}`;
  };
  /** Undefined where no such run was ever started. */
  const statusOf = async (run: string) => {
    const described = stateMachines.send(new DescribeExecutionCommand({ executionArn: arnOf(run) }));
    return (await described.catch(unlessNotStarted))?.status;
  };
  const statesOf = async (run: string): Promise<string[]> => {
    const history = new GetExecutionHistoryCommand({ executionArn: arnOf(run), maxResults: 1_000 });
    const { events = [] } = (await stateMachines.send(history).catch(unlessNotStarted)) ?? {};
    return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
  };
  return {
    statusOf,
    /** The states that a run has entered, in order. */
    statesOf,
    /** Resolves with how a run has ended: the name of its last state, or FAILED, TIMED_OUT, ABORTED. */
    endOf: (run: string) =>
      until(`the end of ${run}`, async () => {
        const status = await statusOf(run);
        if (status === undefined || status === "RUNNING") return undefined;
        return status === "SUCCEEDED" ? (await statesOf(run)).at(-1) : status;
      }),
    /** Resolves when a run stands at a state. */
    standsAt: (run: string, state: string) =>
      until(`${run} to stand at ${state}`, async () => ((await statesOf(run)).at(-1) === state ? true : undefined)),
    /** Resolves with the dead letter that has this in it, which it takes out of the queue; all others stay as they are. */
    deadLetterWith: (content: string) =>
      until(`a dead letter with ${content}`, async () => {
        const QueueUrl = outputs.deadLetterQueueUrl;
        const look = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 };
        const { Messages = [] } = await queues.send(new ReceiveMessageCommand(look));
        const found = Messages.find(({ Body = "" }) => Body.includes(content));
        if (found === undefined) return undefined;
        await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found.ReceiptHandle }));
        return found.Body ?? "";
      }),
  };
}

function unlessNotStarted(error: unknown): undefined {
  if (!(error instanceof ExecutionDoesNotExist)) throw error;
}
