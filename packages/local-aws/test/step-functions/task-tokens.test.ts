import {
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

const tokens: string[] = [];
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
});
afterAll(() => host.stop());

const CLOSED = { name: "TaskTimedOut", message: "Task Timed Out: 'Provided task does not exist anymore'" };
const UNKNOWN = { name: "InvalidToken", message: "Invalid Token: 'Invalid token'" };

const send = {
  success: (taskToken: string, output = "{}") => host.client.send(new SendTaskSuccessCommand({ taskToken, output })),
  failure: (taskToken: string, error?: string, cause?: string) =>
    host.client.send(new SendTaskFailureCommand({ taskToken, error, cause })),
  heartbeat: (taskToken: string) => host.client.send(new SendTaskHeartbeatCommand({ taskToken })),
};

/** Starts an execution that waits. Returns its task token. */
async function waiting(more: object = { End: true }, machine: object = {}) {
  const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("arm", more) }, ...machine });
  return { arn, token: tokens.at(-1) ?? "" };
}

describe("the form of a token", () => {
  it("[D] is text of at most 2,048 characters, another for each execution", async () => {
    const [first, second] = [await waiting(), await waiting()];
    expect(first.token).toMatch(/^[A-Za-z0-9+/=]{1,2048}$/);
    expect(second.token).not.toBe(first.token);
  });

  it.each([
    ["[D] of 2,049 characters", "x".repeat(2049), "ValidationException"],
    ["[D] of none", "", "ValidationException"],
    ["[O] of 2,048 characters that was never issued", "x".repeat(2048), "InvalidToken"],
  ])("one %s is refused by each operation", async (_, token, name) => {
    for (const operation of [send.success, send.failure, send.heartbeat])
      await expect(operation(token)).rejects.toMatchObject({ name });
  });
});

describe("[O] a token is closed for all operations once", () => {
  const stop = ({ arn }: { arn: string }) => host.client.send(new StopExecutionCommand({ executionArn: arn }));
  it.each([
    ["the task succeeded", () => waiting(), ({ token }: { token: string }) => send.success(token)],
    ["the task failed", () => waiting(), ({ token }: { token: string }) => send.failure(token, "E")],
    ["the task timed out", () => waiting({ TimeoutSeconds: 9, End: true }), () => host.advance(9)],
    ["a heartbeat was missed", () => waiting({ HeartbeatSeconds: 9, End: true }), () => host.advance(9)],
    ["the execution timed out", () => waiting({ End: true }, { TimeoutSeconds: 9 }), () => host.advance(9)],
    ["the execution was stopped", () => waiting(), stop],
  ])("%s", async (_, begin, end) => {
    const task = await begin();
    await end(task);
    for (const operation of [send.success, send.failure, send.heartbeat])
      await expect(operation(task.token)).rejects.toMatchObject({
        name: "TaskTimedOut",
        message: "Task Timed Out: 'Provided task does not exist anymore'",
      });
  });

  it("the execution was redriven and has ended", async () => {
    const { arn, token } = await waiting();
    await send.failure(token, "E");
    await host.activity.idle();
    await host.client.send(new RedriveExecutionCommand({ executionArn: arn }));
    await host.activity.idle();
    await send.success(tokens.at(-1) ?? "");
    await expect(send.success(token)).rejects.toMatchObject({ name: "TaskTimedOut" });
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
  });
});

describe("task tokens", () => {
  it.each([
    ["SendTaskSuccess", () => send.success("garbage")],
    ["SendTaskFailure", () => send.failure("garbage")],
    ["SendTaskHeartbeat", () => send.heartbeat("garbage")],
  ])("%s refuses a token that was never issued", async (_, call) => {
    await expect(call()).rejects.toMatchObject(UNKNOWN);
  });

  it("a second callback gets TaskTimedOut", async () => {
    const { token } = await waiting();
    await send.success(token);
    await expect(send.success(token)).rejects.toMatchObject(CLOSED);
  });

  it("a callback after the state's timeout gets TaskTimedOut", async () => {
    const { token } = await waiting({ TimeoutSeconds: 60, End: true });
    await host.advance(60);
    await expect(send.success(token)).rejects.toMatchObject(CLOSED);
  });

  it("a heartbeat after StopExecution gets TaskTimedOut", async () => {
    const { arn, token } = await waiting();
    await host.client.send(new StopExecutionCommand({ executionArn: arn }));
    await expect(send.heartbeat(token)).rejects.toMatchObject(CLOSED);
  });

  it("the type of an error has the namespace of Step Functions", async () => {
    const answer = await fetch(host.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions.SendTaskHeartbeat" },
      body: JSON.stringify({ taskToken: "garbage" }),
    });
    const body = { __type: "com.amazonaws.swf.service.v2.model#InvalidToken", message: UNKNOWN.message };
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  it("an output that is not JSON is refused, and the token stays valid", async () => {
    const { arn, token } = await waiting();
    await expect(send.success(token, "{")).rejects.toMatchObject({ name: "InvalidOutput" });
    await send.success(token, "7");
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: "7" });
  });
});
