import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const pass = { StartAt: "Done", States: { Done: { Type: "Succeed" } } };
const held = { StartAt: "Wait", States: { Wait: callbackTask("arm") } };
const prefix = "arn:aws:states:eu-west-1:000000000000";
beforeAll(() => host.handlers.set("arm", () => null));

const start = (stateMachineArn: string, name?: string, input?: string) =>
  host.client.send(new StartExecutionCommand({ stateMachineArn, name, input }));

describe("StopExecution", () => {
  it("aborts, publishes the status change, and is repeatable", async () => {
    const { executionArn = "" } = await start(host.create(held));
    const stop = () => host.client.send(new StopExecutionCommand({ executionArn, error: "Stopped", cause: "by hand" }));
    const { stopDate } = await stop();
    expect((await stop()).stopDate).toEqual(stopDate);
    expect(await host.describe(executionArn)).toMatchObject({ status: "ABORTED", error: "Stopped", cause: "by hand" });
    expect((await host.history(executionArn)).at(-1)).toMatchObject({
      type: "ExecutionAborted",
      executionAbortedEventDetails: { error: "Stopped", cause: "by hand" },
    });
    const changes = host.changes.filter((change) => change.executionArn === executionArn);
    expect(changes.map(({ status }) => status)).toEqual(["RUNNING", "ABORTED"]);
  });
});

describe("DescribeExecution", () => {
  it("answers a success with dates and data", async () => {
    const { executionArn = "" } = await start(host.create(pass), "done", '{"a":1}');
    expect(await host.describe(executionArn)).toMatchObject({
      name: "done",
      status: "SUCCEEDED",
      startDate: new Date(host.clock.now()),
      stopDate: new Date(host.clock.now()),
      input: '{"a":1}',
      output: '{"a":1}',
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
    });
  });

  it("an execution that does not exist gives ExecutionDoesNotExist", async () => {
    const executionArn = `${prefix}:execution:no:no`;
    await expect(host.client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: "ExecutionDoesNotExist",
      message: `Execution Does Not Exist: '${executionArn}'`,
    });
  });
});

describe("lists", () => {
  it("ListExecutions pages from the newest to the oldest and filters by status", async () => {
    const stateMachineArn = host.create(pass);
    for (const name of ["a", "b", "c"]) await start(stateMachineArn, name);
    await host.activity.idle();
    const list = (more: object) => host.client.send(new ListExecutionsCommand({ stateMachineArn, ...more }));
    const first = await list({ maxResults: 2 });
    const rest = await list({ maxResults: 2, nextToken: first.nextToken });
    expect([first, rest].map(({ executions = [] }) => executions.map(({ name }) => name))).toEqual([["c", "b"], ["a"]]);
    expect(rest.nextToken).toBeUndefined();
    expect((await list({ statusFilter: "FAILED" })).executions).toEqual([]);
    await expect(list({ nextToken: "x" })).rejects.toMatchObject({ name: "InvalidToken" });
  });

  it("GetExecutionHistory pages, reverses and can leave out the data", async () => {
    const { executionArn = "" } = await start(host.create(pass), "h", '{"secret":1}');
    await host.activity.idle();
    const get = (more: object) => host.client.send(new GetExecutionHistoryCommand({ executionArn, ...more }));
    const { events = [], nextToken } = await get({ reverseOrder: true, maxResults: 1 });
    expect(events.map(({ type }) => type)).toEqual(["ExecutionSucceeded"]);
    expect((await get({ reverseOrder: true, nextToken })).events?.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(JSON.stringify((await get({ includeExecutionData: false })).events)).not.toContain("secret");
  });
});

describe("state machines", () => {
  it("are answered with the definitions of their creation", async () => {
    const stateMachineArn = host.create(pass, "shown");
    const { executionArn } = await start(stateMachineArn);
    const definition = JSON.stringify({ QueryLanguage: "JSONata", ...pass });
    const described = await host.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ name: "shown", status: "ACTIVE", type: "STANDARD", definition });
    expect(described.loggingConfiguration).toEqual({ level: "OFF", includeExecutionData: false });
    const ofExecution = await host.client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(ofExecution).toMatchObject({ stateMachineArn, definition });
    const { stateMachines } = await host.client.send(new ListStateMachinesCommand({ maxResults: 1000 }));
    expect(stateMachines).toContainEqual(expect.objectContaining({ stateMachineArn, name: "shown" }));
  });
});
