// Longer than 150 lines, because each case of its tables is a fact.
import { RedriveExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "../../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("small", () => null);
});
afterAll(() => host.stop());

const Done = { Type: "Succeed" };
const single = (state: object) => ({ StartAt: "X", States: { X: state } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));
const output = async (definition: object, input?: unknown) =>
  JSON.parse((await ended(definition, input)).output ?? "0");

describe("[D] Choice", () => {
  const rule = (Condition: unknown, Output: string) => ({ Condition, Output, Next: "Done" });
  const choose = (Choices: readonly object[], more: object = {}) => ({
    StartAt: "X",
    States: { X: { Type: "Choice", Choices, ...more }, Done },
  });

  it.each([
    ["the first rule that is true", choose([rule("{% false %}", "a"), rule("{% true %}", "b"), rule(true, "c")]), "b"],
    ["a rule written out as true", choose([rule(false, "a"), rule(true, "b")]), "b"],
    ["Default when none is", choose([rule("{% 1 > 2 %}", "a")], { Default: "Done", Output: "none" }), "none"],
  ])("takes %s", async (_, definition, taken) => expect(await output(definition)).toBe(taken));

  it.each(["{% 1 %}", "{% 'true' %}", "{% null %}", "{% [] %}"])("fails when %s is no boolean", async (condition) => {
    expect((await ended(choose([rule(condition, "a")]))).error).toBe("States.QueryEvaluationError");
  });

  it.each(["yes", 1, null])("is refused with the condition %j", (condition) => {
    expect(() => host.create(choose([rule(condition, "a")]))).toThrow("/Choices");
  });
});

describe("[D] Wait", () => {
  const rest = (more: object) => single({ Type: "Wait", ...more, End: true });
  const at = (ms: number) => new Date(host.clock.now() + ms).toISOString();

  it.each([-1, 1.5, 100_000_000])(
    "Seconds of %d is refused at creation, and fails as an expression",
    async (Seconds) => {
      expect(() => host.create(rest({ Seconds }))).toThrow("/States/X/Seconds");
      const { error } = await ended(rest({ Seconds: `{% ${Seconds} %}` }));
      expect(error).toBe("States.QueryEvaluationError");
    },
  );

  it.each([
    "2026-01-05",
    "2026-01-05T09:00Z",
    "2026-01-05T09:00:00",
    "2026-01-05t09:00:00Z",
    "2026-01-05T09:00:00z",
    "2026-01-05 09:00:00Z",
    "2026-02-30T09:00:00Z",
  ])("Timestamp %s is no RFC 3339 time", async (Timestamp) => {
    expect(() => host.create(rest({ Timestamp }))).toThrow("/States/X/Timestamp");
    expect((await ended(rest({ Timestamp: `{% '${Timestamp}' %}` }))).error).toBe("States.QueryEvaluationError");
  });

  it.each([
    ["is in the past", () => at(-1000)],
    ["has an offset", () => at(-1000).replace("Z", "+00:00")],
    ["is in the second that has begun: milliseconds are cut off", () => at(999)],
  ])("goes on at once when its Timestamp %s", async (_, timestamp) => {
    const arn = await host.start(rest({ Timestamp: timestamp() }));
    await host.advance(0);
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
  });

  it.each([{}, { Seconds: 1, Timestamp: "2026-01-05T09:00:00Z" }])("needs one of its fields: %j", (more) => {
    expect(() => host.create(rest(more))).toThrow("either 'Seconds' or 'Timestamp'");
  });
});

describe("[D] Pass, Succeed and Fail", () => {
  it.each([
    ["Pass", { Type: "Pass", End: true }],
    ["Succeed", { Type: "Succeed" }],
  ])("%s hands its input on, or its Output", async (_, state) => {
    expect(await output(single(state), { a: [1] })).toEqual({ a: [1] });
    expect(await output(single({ ...state, Output: { b: "{% $states.input.a[0] %}" } }), { a: [1] })).toEqual({ b: 1 });
  });

  it.each([
    [{}, {}],
    [{ Error: "E" }, { error: "E" }],
    [
      { Error: "{% $states.input.e %}", Cause: "{% 'of ' & $states.input.e %}" },
      { error: "X", cause: "of X" },
    ],
  ])("Fail with %j ends as %j", async (fields, told) => {
    const events = await host.history(await host.start(single({ Type: "Fail", ...fields }), { e: "X" }));
    expect(events.at(-1)?.executionFailedEventDetails).toEqual(told);
  });
});

describe("[D] a definition", () => {
  it.each([
    ["goes on and ends", single({ Type: "Pass", Next: "X", End: true })],
    ["neither goes on nor ends", single({ Type: "Pass", End: false })],
    ["starts nowhere", { States: { X: Done } }],
    ["has no states", { StartAt: "X", States: {} }],
    ["has a state whose name is longer than 80", { StartAt: "x".repeat(81), States: { ["x".repeat(81)]: Done } }],
    ["is of another version", { Version: "2.0", ...single(Done) }],
  ])("is refused that %s", (_, definition) => {
    expect(() => host.create(definition)).toThrow(expect.objectContaining({ code: "InvalidDefinition" }));
  });
});

describe("[D] a state hands on at most 256 KiB", () => {
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

describe("[D] the context object", () => {
  const context = "{% $states.context %}";

  it("of a task that waits has its token, of another task none", async () => {
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

  it("of a redriven execution tells when it was redriven", async () => {
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
