import { SendTaskFailureCommand, SendTaskHeartbeatCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

const tokens: string[] = [];
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
});
afterAll(() => host.stop());

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

describe("[D] the limits of a callback", () => {
  // 131,071 letters of two bytes each, in quotes.
  const largest = JSON.stringify("é".repeat(131_071));
  it.each([
    ["an output of 262,144 bytes", (token: string) => send.success(token, largest), undefined],
    ["an output of more bytes", (token: string) => send.success(token, ` ${largest}`), "ValidationException"],
    ["an error of 256 characters", (token: string) => send.failure(token, "e".repeat(256)), undefined],
    ["an error of more", (token: string) => send.failure(token, "e".repeat(257)), "ValidationException"],
    ["a cause of 32,768 characters", (token: string) => send.failure(token, "E", "c".repeat(32_768)), undefined],
    ["a cause of more", (token: string) => send.failure(token, "E", "c".repeat(32_769)), "ValidationException"],
    ["an output that is no JSON", (token: string) => send.success(token, "{'a':1}"), "InvalidOutput"],
    ["an output that is empty", (token: string) => send.success(token, ""), "InvalidOutput"],
  ])("%s", async (_, answer, refusal) => {
    const { arn, token } = await waiting();
    const name = await answer(token).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.name : ""),
    );
    expect(name).toBe(refusal);
    expect((await host.describe(arn)).status === "RUNNING").toBe(refusal !== undefined);
  });
});

describe("the events of a callback", () => {
  const last = async (arn: string) => (await host.history(arn)).slice(5);

  it("[D] a heartbeat has none", async () => {
    const { arn, token } = await waiting({ HeartbeatSeconds: 9, End: true });
    await send.heartbeat(token);
    expect(await last(arn)).toEqual([]);
  });

  it.each([
    ["[O] neither error nor cause", {}],
    ["[D] an error without a cause", { error: "E" }],
    ["[D] a cause without an error", { cause: "because" }],
  ])("a failure with %s", async (_, { error, cause }: { error?: string; cause?: string }) => {
    const { arn, token } = await waiting();
    await send.failure(token, error, cause);
    const [failed, ended] = await last(arn);
    const resource = { resource: "invoke.waitForTaskToken", resourceType: "lambda" };
    const told = JSON.parse(JSON.stringify({ error, cause }));
    expect(failed?.taskFailedEventDetails).toEqual({ ...told, ...resource });
    expect(ended?.executionFailedEventDetails).toEqual(told);
  });
});
