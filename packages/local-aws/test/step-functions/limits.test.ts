import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("small", () => null);
});
afterAll(() => host.stop());

const single = (state: object) => ({ StartAt: "X", States: { X: state } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));

describe("[D] the data of a state has at most 256 KiB", () => {
  const text = (length: number) => `{% $pad('x', ${length}, 'x') %}`;
  const fits = { status: "SUCCEEDED" };
  const tooLarge = { status: "FAILED", error: "States.DataLimitExceeded" };
  it.each([
    ["an Output at the limit", { Type: "Pass", Output: text(262_142), End: true }, fits],
    ["an Output above it", { Type: "Pass", Output: text(262_143), End: true }, tooLarge],
    ["a Succeed's Output above it", { Type: "Succeed", Output: text(262_143) }, tooLarge],
    [
      "Arguments above it",
      task("small", { Arguments: { FunctionName: "small", Payload: text(262_143) }, End: true }),
      tooLarge,
    ],
  ])("%s", async (_, state, end) => expect(await ended(single(state))).toMatchObject(end));
});

describe("limits", () => {
  it("TimeoutSeconds of the execution ends it with TIMED_OUT, which no catcher matches", async () => {
    host.handlers.set("arm", () => null);
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "Caught" }];
    const States = { Wait: callbackTask("arm", { Catch, End: true }), Caught: { Type: "Succeed" } };
    const arn = await host.start({ StartAt: "Wait", TimeoutSeconds: 30, States });
    await host.advance(30);
    expect((await host.describe(arn)).status).toBe("TIMED_OUT");
    expect((await host.history(arn)).at(-1)?.type).toBe("ExecutionTimedOut");
  });

  it("an execution that never ends fails at 25,000 events", async () => {
    const States = {
      A: { Type: "Pass", Next: "B" },
      B: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "A" }] },
    };
    const arn = await host.start({ StartAt: "A", States });
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });

  it("50 concurrent executions all end, each once", async () => {
    host.handlers.set("echo", (payload) => JSON.parse(payload));
    const States = { A: task("echo", { Next: "B" }), B: task("echo", { Next: "C" }), C: task("echo") };
    const begun = host.changes.length;
    await Promise.all(Array.from({ length: 50 }, (_, n) => host.start({ StartAt: "A", States }, { n })));
    await host.activity.idle();
    const ends = host.changes.slice(begun).filter(({ status }) => status === "SUCCEEDED");
    expect(new Set(ends.map(({ executionArn }) => executionArn)).size).toBe(50);
    expect(ends).toHaveLength(50);
  });
});
