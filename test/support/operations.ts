import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  RedriveExecutionCommand,
} from "@aws-sdk/client-sfn";
import { until } from "../../packages/local-aws/test/support/until.ts";
import type { TestPlatform } from "./platform.ts";
import { recordsOfPlatform } from "./platform-records.ts";

type Machine = "onboarding" | "passwordReset";

/** An operator on call, who uses the AWS API. */
export function operationsAt(platform: TestPlatform) {
  const { functions, stateMachines, outputs } = platform;
  const arnOf = (name: string) => {
    const machine: Machine = name.startsWith("reset-") ? "passwordReset" : "onboarding";
    return `${outputs[`${machine}StateMachineArn`]?.replace(":stateMachine:", ":execution:")}:${name}`;
  };
  const functionOf = (task: string) => `onboarding-${task}`;
  const history = async (name: string): Promise<HistoryEvent[]> => {
    const command = new GetExecutionHistoryCommand({ executionArn: arnOf(name), maxResults: 1_000 });
    return (await stateMachines.send(command).catch(unlessNotStarted))?.events ?? [];
  };
  const describe = (name: string) => stateMachines.send(new DescribeExecutionCommand({ executionArn: arnOf(name) }));
  return {
    describe,
    history,
    record: (id: string) => recordsOfPlatform(platform).find(id),
    /** The states that an execution has entered, in order. */
    statesOf: async (name: string) =>
      (await history(name)).flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []),
    /** Resolves with the end of an execution: the name of its last state, or FAILED, TIMED_OUT, ABORTED. */
    endOf: (name: string) =>
      until(`the end of ${name}`, async () => {
        const status = (await describe(name).catch(unlessNotStarted))?.status;
        if (status === undefined || status === "RUNNING") return undefined;
        const events = await history(name);
        const last = events.findLast(({ type }) => type === "SucceedStateExited");
        return status === "SUCCEEDED" ? last?.stateExitedEventDetails?.name : status;
      }),
    /** Resolves when an execution is in a state. */
    waitForState: (name: string, state: string) =>
      until(`${name} to be in ${state}`, async () => {
        const entered = (await history(name)).findLast(({ type }) => /StateEntered$/.test(type ?? ""));
        return entered?.stateEnteredEventDetails?.name === state ? true : undefined;
      }),
    redrive: (name: string) => stateMachines.send(new RedriveExecutionCommand({ executionArn: arnOf(name) })),
    /** Throttles every invocation of a task's function until `resume`: executions enter its state and wait there. */
    pause: (task: string) =>
      functions.send(
        new PutFunctionConcurrencyCommand({ FunctionName: functionOf(task), ReservedConcurrentExecutions: 0 }),
      ),
    /** Ends `pause`. The next retry comes within a minute, so a test advances the clock after this. */
    resume: (task: string) => functions.send(new DeleteFunctionConcurrencyCommand({ FunctionName: functionOf(task) })),
    /** An environment variable of a task's function. */
    async variable(task: string, name: string): Promise<string | undefined> {
      const command = new GetFunctionConfigurationCommand({ FunctionName: functionOf(task) });
      return (await functions.send(command)).Environment?.Variables?.[name];
    },
    /** Changes the environment variables of a task's function. Returns a function that restores them. */
    async reconfigure(task: string, change: (variables: Readonly<Record<string, string>>) => Record<string, string>) {
      const FunctionName = functionOf(task);
      const { Environment } = await functions.send(new GetFunctionConfigurationCommand({ FunctionName }));
      const before = Environment?.Variables ?? {};
      const set = (Variables: Record<string, string>) =>
        functions.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
      await set(change(before));
      return () => set(before);
    },
  };
}

function unlessNotStarted(error: unknown): undefined {
  if (!(error instanceof ExecutionDoesNotExist)) throw error;
}
