import { SendTaskFailureCommand, SendTaskHeartbeatCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const CLOSED = { name: "TaskTimedOut", message: "Task Timed Out: 'Provided task does not exist anymore'" };

const send = {
  success: (taskToken: string, output = "{}") => host.client.send(new SendTaskSuccessCommand({ taskToken, output })),
  failure: (taskToken: string, error?: string, cause?: string) =>
    host.client.send(new SendTaskFailureCommand({ taskToken, error, cause })),
  heartbeat: (taskToken: string) => host.client.send(new SendTaskHeartbeatCommand({ taskToken })),
};

/** Starts an execution that waits. Returns its task token. */
async function waiting(more: object = { End: true }, others: object = {}) {
  const tokens: string[] = [];
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
  const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("arm", more), ...others } });
  return { arn, tokens, token: tokens[0] ?? "" };
}

describe("an attempt", () => {
  it("that is retried gets a new task token, and the old one is closed", async () => {
    const { tokens, token } = await waiting({
      Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 5 }],
      End: true,
    });
    await send.failure(token, "Nope");
    await host.advance(5);
    expect(tokens).toHaveLength(2);
    await expect(send.success(token)).rejects.toMatchObject(CLOSED);
    await expect(send.success(tokens[1] ?? "")).resolves.toBeDefined();
  });

  it("is kept alive by heartbeats: they restart HeartbeatSeconds, not TimeoutSeconds", async () => {
    const { arn, token } = await waiting({ TimeoutSeconds: 100, HeartbeatSeconds: 40, End: true });
    for (const seconds of [30, 30, 30]) {
      await host.advance(seconds);
      await send.heartbeat(token);
    }
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(10);
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  });
});

describe("a function that has the task token", () => {
  it("is not waited for when the callback comes while it is running", async () => {
    host.handlers.set("answers-itself", async (payload) => {
      await send.success(JSON.parse(payload).token, '"early"');
      return "late";
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("answers-itself") } });
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: '"early"' });
  });

  it("may send the callback and then throw", async () => {
    host.handlers.set("answers-and-throws", async (payload) => {
      await send.success(JSON.parse(payload).token, '"early"');
      throw new Error("too late");
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("answers-and-throws") } });
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: '"early"' });
  });

  it("fails the task when it throws, and the token is closed", async () => {
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
    await expect(send.success(token)).rejects.toMatchObject(CLOSED);
  });
});

describe("SendTaskFailure", () => {
  it.each([
    [
      { error: "OrderCancelled", cause: "moved" },
      { Error: "OrderCancelled", Cause: "moved" },
    ],
    [{}, { Error: null, Cause: null }],
  ])("%j is seen by Catch as %j", async ({ error, cause }: { error?: string; cause?: string }, seen) => {
    const more = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }], End: true };
    const { arn, token } = await waiting(more, { Caught: { Type: "Succeed" } });
    await send.failure(token, error, cause);
    expect(JSON.parse((await host.describe(arn)).output ?? "")).toEqual(seen);
  });
});
