import { RedriveExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const single = (state: object) => ({ StartAt: "X", States: { X: state } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));
const output = async (definition: object, input?: unknown) =>
  JSON.parse((await ended(definition, input)).output ?? "0");

describe("an expression", () => {
  it("can read the context object", async () => {
    const Output = { context: "{% $states.context %}", now: "{% $now() %}" };
    const arn = await host.start(single({ Type: "Pass", Output, End: true }), { a: 1 });
    const now = new Date(host.clock.now()).toISOString();
    const name = arn.split(":").at(-1);
    expect(JSON.parse((await host.describe(arn)).output ?? "")).toMatchObject({
      now,
      context: {
        Execution: { Id: arn, Input: { a: 1 }, Name: name, RedriveCount: 0, StartTime: now },
        State: { EnteredTime: now, Name: "X" },
        StateMachine: { Id: expect.stringContaining(":stateMachine:") },
      },
    });
  });
});

describe("[D] the context object", () => {
  const context = "{% $states.context %}";

  it("has the task token of a task that waits, and none of another task", async () => {
    host.handlers.set("seen", (payload) => JSON.parse(payload).context);
    const Arguments = { FunctionName: "seen", Payload: { context } };
    const seen = await output(single({ ...task("seen"), Arguments, Output: "{% $states.result.Payload %}" }));
    expect([seen.State.RetryCount, seen.Task]).toEqual([0, undefined]);
    let token = "";
    host.handlers.set("arm", (payload) => {
      token = JSON.parse(payload).context.Task.Token;
    });
    await host.start(single({ ...callbackTask("arm"), Arguments: { FunctionName: "arm", Payload: { context } } }));
    expect(token.length).toBeGreaterThan(0);
  });

  it("has the time of the redrive", async () => {
    const more = { Payload: { context } };
    const contexts: { Execution: object }[] = [];
    host.handlers.set("flaky", (payload) => {
      if (contexts.push(JSON.parse(payload).context) === 1) throw new Error("once");
    });
    const arn = await host.start(single({ ...task("flaky"), Arguments: { FunctionName: "flaky", ...more } }));
    await host.advance(60);
    await host.client.send(new RedriveExecutionCommand({ executionArn: arn }));
    await host.activity.idle();
    const RedriveTime = new Date(host.clock.now()).toISOString();
    expect(contexts[0]?.Execution).not.toHaveProperty("RedriveTime");
    expect(contexts[1]?.Execution).toMatchObject({ RedriveCount: 1, RedriveTime });
  });
});
