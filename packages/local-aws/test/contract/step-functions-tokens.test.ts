import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const CLOSED = { name: "TaskTimedOut", message: "Task Timed Out: 'Provided task does not exist anymore'" };
const UNKNOWN = { name: "InvalidToken", message: "Invalid Token: 'Invalid token'" };

const success = (taskToken: string, output = "{}") =>
  host.client.send(new SendTaskSuccessCommand({ taskToken, output }));

/** Starts an execution that waits, and answers its token. */
async function waiting(more: object = { End: true }, others: object = {}) {
  const tokens: string[] = [];
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
  const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("arm", more), ...others } });
  return { arn, tokens, token: tokens[0] ?? "" };
}

describe("task tokens", () => {
  it.each([
    ["SendTaskSuccess", () => success("garbage")],
    ["SendTaskFailure", () => host.client.send(new SendTaskFailureCommand({ taskToken: "garbage" }))],
    ["SendTaskHeartbeat", () => host.client.send(new SendTaskHeartbeatCommand({ taskToken: "garbage" }))],
  ])("%s refuses a token that was never issued", async (_, send) => {
    await expect(send()).rejects.toMatchObject(UNKNOWN);
  });

  it("a second answer is told that the task does not exist anymore", async () => {
    const { token } = await waiting();
    await success(token);
    await expect(success(token)).rejects.toMatchObject(CLOSED);
  });

  it("an answer after the state timed out comes too late", async () => {
    const { token } = await waiting({ TimeoutSeconds: 60, End: true });
    await host.advance(60);
    await expect(success(token)).rejects.toMatchObject(CLOSED);
  });

  it("a heartbeat after StopExecution comes too late", async () => {
    const { arn, token } = await waiting();
    await host.client.send(new StopExecutionCommand({ executionArn: arn }));
    await expect(host.client.send(new SendTaskHeartbeatCommand({ taskToken: token }))).rejects.toMatchObject(CLOSED);
  });

  it("an error names its kind with the namespace of Step Functions", async () => {
    const answer = await fetch(host.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions.SendTaskHeartbeat" },
      body: JSON.stringify({ taskToken: "garbage" }),
    });
    const body = { __type: "com.amazonaws.swf.service.v2.model#InvalidToken", message: UNKNOWN.message };
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  it("an output that is not JSON is refused and leaves the token open", async () => {
    const { arn, token } = await waiting();
    await expect(success(token, "{")).rejects.toMatchObject({ name: "InvalidOutput" });
    await success(token, "7");
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: "7" });
  });
});

describe("an attempt", () => {
  it("that is retried gets a new token and the old one is dead", async () => {
    const { tokens, token } = await waiting({
      Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 5 }],
      End: true,
    });
    await host.client.send(new SendTaskFailureCommand({ taskToken: token, error: "Nope" }));
    await host.advance(5);
    expect(tokens).toHaveLength(2);
    await expect(success(token)).rejects.toMatchObject(CLOSED);
    await expect(success(tokens[1] ?? "")).resolves.toBeDefined();
  });

  it("is kept alive by heartbeats: they put off HeartbeatSeconds, not TimeoutSeconds", async () => {
    const { arn, token } = await waiting({ TimeoutSeconds: 100, HeartbeatSeconds: 40, End: true });
    for (const seconds of [30, 30, 30]) {
      await host.advance(seconds);
      await host.client.send(new SendTaskHeartbeatCommand({ taskToken: token }));
    }
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(10);
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });
});

describe("a function that was given a token", () => {
  it("is not waited for when the answer comes while it still runs", async () => {
    host.handlers.set("answers-itself", async (payload) => {
      await success(JSON.parse(payload).token, '"early"');
      return "late";
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("answers-itself") } });
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: '"early"' });
  });

  it("counts its answer even when it then throws", async () => {
    host.handlers.set("answers-and-throws", async (payload) => {
      await success(JSON.parse(payload).token, '"early"');
      throw new Error("too late");
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("answers-and-throws") } });
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: '"early"' });
  });

  it("fails the task when it throws, and its token is dead", async () => {
    let token = "";
    host.handlers.set("throws", (payload) => {
      token = JSON.parse(payload).token;
      throw new TypeError("no");
    });
    const Catch = [{ ErrorEquals: ["TypeError"], Next: "Caught" }];
    const Wait = callbackTask("throws", { Catch, End: true });
    const arn = await host.start({ StartAt: "Wait", States: { Wait, Caught: { Type: "Succeed" } } });
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
    expect((await host.history(arn)).map(({ type }) => type)).toContain("TaskFailed");
    await expect(success(token)).rejects.toMatchObject(CLOSED);
  });
});

describe("SendTaskFailure", () => {
  it.each([
    [
      { error: "OrderCancelled", cause: "moved" },
      { Error: "OrderCancelled", Cause: "moved" },
    ],
    [{}, { Error: null, Cause: null }],
  ])("%j is seen by Catch as %j", async (failure, seen) => {
    const more = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }], End: true };
    const { arn, token } = await waiting(more, { Caught: { Type: "Succeed" } });
    await host.client.send(new SendTaskFailureCommand({ taskToken: token, ...failure }));
    expect(JSON.parse((await host.describe(arn)).output ?? "")).toEqual(seen);
  });
});
