import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const one = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
const output = async (arn: string) => JSON.parse((await host.describe(arn)).output ?? "null");

describe("expressions", () => {
  it.each([
    ["returns nothing", "{% $states.input.absent %}", "returned nothing (undefined)."],
    [
      "calls what is no function",
      "{% $states.input() %}",
      "threw an error during evaluation. T1006: Attempted to invoke a non-function",
    ],
    ["returns a function", "{% $sum %}", "returned an unsupported result type."],
  ])("one that %s fails the execution and says where", async (_, expression, problem) => {
    const arn = await host.start(one("X", { Type: "Pass", Output: { a: [expression] }, End: true }));
    const text = expression.slice(2, -2).trim();
    const cause = `An error occurred while executing the state 'X' (entered at the event id #2). The JSONata expression '${text}' specified for the field 'Output/a[0]' ${problem}`;
    const error = "States.QueryEvaluationError";
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error, cause });
    const events = await host.history(arn);
    expect(events.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "PassStateEntered",
      "EvaluationFailed",
      "ExecutionFailed",
    ]);
    expect(events[2]?.evaluationFailedEventDetails).toEqual({ error, cause, location: "Output/a[0]", state: "X" });
  });

  it("one of a wrong type says which was expected", async () => {
    const Choices = [{ Condition: "{% 'yes' %}", Next: "Done" }];
    const States = { Ask: { Type: "Choice", Choices }, Done: { Type: "Succeed" } };
    const { cause } = await host.describe(await host.start({ StartAt: "Ask", States }));
    expect(cause).toContain(
      `The JSONata expression ''yes'' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: "yes"`,
    );
  });
});

describe("expressions of a Task", () => {
  it("an evaluation error of a Task can be caught", async () => {
    const Catch = [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "Caught", Output: "caught" }];
    const Work = { ...task("echo"), Arguments: { FunctionName: "echo", Payload: "{% $nope %}" }, Catch };
    const arn = await host.start({ StartAt: "Work", States: { Work, Caught: { Type: "Succeed" } } });
    expect(await output(arn)).toBe("caught");
  });
});

describe("expressions of any state", () => {
  it("see the context object", async () => {
    const Output = { context: "{% $states.context %}", now: "{% $now() %}" };
    const arn = await host.start(one("X", { Type: "Pass", Output, End: true }), { a: 1 });
    const now = new Date(host.clock.now()).toISOString();
    const name = arn.split(":").at(-1);
    expect(await output(arn)).toMatchObject({
      now,
      context: {
        Execution: { Id: arn, Input: { a: 1 }, Name: name, RedriveCount: 0, StartTime: now },
        State: { EnteredTime: now, Name: "X" },
        StateMachine: { Id: expect.stringContaining(":stateMachine:") },
      },
    });
  });
});

describe("states", () => {
  it("Assign and Output of one state see the values at its entry", async () => {
    const First = { Type: "Pass", Assign: { n: 1 }, Next: "Second" };
    const Second = { Type: "Pass", Assign: { n: "{% $n + 1 %}" }, Output: "{% $n %}", Next: "Third" };
    const Third = { Type: "Pass", Output: ["{% $states.input %}", "{% $n %}"], End: true };
    expect(await output(await host.start({ StartAt: "First", States: { First, Second, Third } }))).toEqual([1, 2]);
  });

  it.each([
    [{ outcome: "Activated" }, "Activated"],
    [{ outcome: "Else" }, "Otherwise"],
  ])("Choice sends %j to %s", async (input, next) => {
    const Choices = [{ Condition: "{% $states.input.outcome = 'Activated' %}", Next: "Activated" }];
    const States = {
      Ask: { Type: "Choice", Choices, Default: "Otherwise" },
      Activated: { Type: "Succeed" },
      Otherwise: { Type: "Succeed" },
    };
    const events = await host.history(await host.start({ StartAt: "Ask", States }, input));
    expect(events.map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name)).toContain(next);
  });

  it("Choice without a match fails by name", async () => {
    const Choices = [{ Condition: "{% false %}", Next: "Done" }];
    const States = { Ask: { Type: "Choice", Choices }, Done: { Type: "Succeed" } };
    expect((await host.describe(await host.start({ StartAt: "Ask", States }))).error).toBe("States.NoChoiceMatched");
  });

  it.each([
    ["Seconds", () => "{% 60 * 60 %}"],
    ["Timestamp", () => new Date(host.clock.now() + 3_600_000).toISOString()],
  ])("Wait goes on after its %s", async (field, value) => {
    const arn = await host.start(one("Rest", { Type: "Wait", [field]: value(), End: true }));
    await host.advance(3599);
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(1);
    expect((await host.describe(arn)).status).toBe("SUCCEEDED");
  });

  it("Fail ends the execution with its error and cause", async () => {
    const arn = await host.start(one("Stop", { Type: "Fail", Error: "Final", Cause: "{% 'be' & 'cause' %}" }));
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "Final", cause: "because" });
    expect((await host.history(arn)).map(({ type }) => type).slice(1)).toEqual(["FailStateEntered", "ExecutionFailed"]);
  });
});

describe("limits", () => {
  it("an execution's own TimeoutSeconds ends it as TIMED_OUT, uncatchable", async () => {
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

  it("50 executions at once all end, each once", async () => {
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
