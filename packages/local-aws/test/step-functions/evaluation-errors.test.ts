import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("echo", (payload) => JSON.parse(payload));
});
afterAll(() => host.stop());

const pass = (Output: unknown) => ({ StartAt: "X", States: { X: { Type: "Pass", Output, End: true } } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));
const output = async (arn: string) => JSON.parse((await host.describe(arn)).output ?? "null");

describe("an evaluation error [D] [O]", () => {
  const error = "States.QueryEvaluationError";
  const wrong = (Expected: string, was: string, value: string) =>
    `returned an unexpected result type. Expected '${Expected}', but was '${was}' for value: ${value}`;

  it.each([
    ["a number that is infinite", pass("{% 1 / 0 %}"), "returned an unsupported result type."],
    ["a regular expression", pass("{% /a/ %}"), "returned an unsupported result type."],
    [
      "a Wait of no number",
      { StartAt: "X", States: { X: { Type: "Wait", Seconds: "{% null %}", End: true } } },
      wrong("number", "null", "null"),
    ],
    [
      "a Fail whose error is no text",
      { StartAt: "X", States: { X: { Type: "Fail", Error: "{% [1] %}" } } },
      wrong("string", "array", "[1]"),
    ],
  ])("is %s", async (_, definition, problem) => {
    expect(await ended(definition)).toMatchObject({ status: "FAILED", error, cause: expect.stringContaining(problem) });
  });

  it.each([
    ["Arguments/Payload", { Arguments: { FunctionName: "echo", Payload: "{% $nope %}" } }],
    ["TimeoutSeconds", { TimeoutSeconds: "{% $nope %}" }],
    ["HeartbeatSeconds", { HeartbeatSeconds: "{% $nope %}" }],
    ["Output", { Output: "{% $nope %}" }],
    ["Assign/a", { Assign: { a: "{% $nope %}" } }],
  ])("of a Task's %s is retried, then caught", async (location, more) => {
    const Retry = [{ ErrorEquals: [error], MaxAttempts: 1 }];
    const Catch = [{ ErrorEquals: [error], Output: "caught", Next: "Done" }];
    const X = { ...task("echo", { Retry, Catch, End: true }), ...more };
    const arn = await host.start({ StartAt: "X", States: { X, Done: { Type: "Succeed" } } });
    await host.advance(1);
    expect((await host.describe(arn)).output).toBe('"caught"');
    const failed = (await host.history(arn)).filter(({ type }) => type === "EvaluationFailed");
    expect(failed.map((event) => event.evaluationFailedEventDetails?.location)).toEqual([location, location]);
  });

  it("of a catcher itself is not caught", async () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Output: "{% $nope %}", Next: "Done" }];
    const X = task("missing", { Catch, End: true });
    const States = { X, Done: { Type: "Succeed" } };
    expect(await ended({ StartAt: "X", States })).toMatchObject({ status: "FAILED", error });
  });
});

describe("expressions", () => {
  it.each([
    ["returns nothing", "{% $states.input.absent %}", "returned nothing (undefined)."],
    [
      "calls what is no function",
      "{% $states.input() %}",
      "threw an error during evaluation. T1006: Attempted to invoke a non-function",
    ],
    ["returns a function", "{% $sum %}", "returned an unsupported result type."],
  ])("one that %s fails the execution with its location", async (_, expression, problem) => {
    const arn = await host.start(pass({ a: [expression] }));
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

  it("one with a result of a wrong type fails with the expected type", async () => {
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
