import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const single = (state: object) => ({ StartAt: "X", States: { X: state } });
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));
const output = async (definition: object, input?: unknown) =>
  JSON.parse((await ended(definition, input)).output ?? "0");

describe("[D] Pass, Succeed and Fail", () => {
  it.each([
    ["Pass", { Type: "Pass", End: true }],
    ["Succeed", { Type: "Succeed" }],
  ])("%s has its input as output, or its Output", async (_, state) => {
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

describe("Fail", () => {
  it("ends the execution with its error and cause", async () => {
    const arn = await host.start(single({ Type: "Fail", Error: "Final", Cause: "{% 'be' & 'cause' %}" }));
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "Final", cause: "because" });
    expect((await host.history(arn)).map(({ type }) => type).slice(1)).toEqual(["FailStateEntered", "ExecutionFailed"]);
  });
});
