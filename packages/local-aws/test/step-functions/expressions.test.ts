import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("echo", (payload) => JSON.parse(payload));
});
afterAll(() => host.stop());

const pass = (Output: unknown) => ({ StartAt: "X", States: { X: { Type: "Pass", Output, End: true } } });
const refused = (definition: object) => () => host.create(definition);
const ended = async (definition: object, input: unknown = {}) => host.describe(await host.start(definition, input));

describe("the form of an expression [D]", () => {
  it.each([
    ["is opened and not closed", "{% 1"],
    ["is closed and not opened", "1 %}"],
    ["has a blank before it", " {% 1 %}"],
    ["has a blank after it", "{% 1 %} "],
    ["has text before it", "a {% 1 %}"],
    ["is empty", "{% %}"],
  ])("one that %s is refused at creation", (_, text) => {
    expect(refused(pass(text))).toThrow(/SCHEMA_VALIDATION_FAILED: .* at \/States\/X\/Output'$/);
  });

  it("one that is not closed is refused in a text field", () => {
    const X = { Type: "Fail", Error: "{% 'E'" };
    expect(refused({ StartAt: "X", States: { X } })).toThrow(/must begin with .* at \/States\/X\/Error'$/);
  });

  it("a part of a text and the name of a member are no expressions", async () => {
    const Output = { "{% 1 %}": "a {% 1 %} b", percent: "50%" };
    expect((await ended(pass(Output))).output).toBe(JSON.stringify(Output));
  });

  it.each(["Type", "Resource", "Next"])("none is evaluated in %s", (field) => {
    const X = { ...task("echo", { Next: "Done" }), [field]: "{% 'Done' %}" };
    expect(refused({ StartAt: "X", States: { X, Done: { Type: "Succeed" } } })).toThrow("{% 'Done' %}");
  });
});

describe("what an expression may read is checked at creation [D]", () => {
  const work = (more: object) => ({
    StartAt: "X",
    States: { X: task("echo", { ...more, Next: "Done" }), Done: { Type: "Succeed" } },
  });
  const caught = (more: object) => work({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "Done", ...more }] });
  const result = "{% $states.result %}";
  const errorOutput = "{% $states.errorOutput %}";
  const rule = { Condition: "{% true %}", Next: "Done" };
  const choice = (more: object) => ({
    StartAt: "X",
    States: { X: { Type: "Choice", Choices: [{ ...rule, ...more }] }, Done: { Type: "Succeed" } },
  });
  const single = (state: object) => ({ StartAt: "X", States: { X: state } });

  it.each([
    ["result in a Task's TimeoutSeconds", work({ TimeoutSeconds: result })],
    ["result in a Task's HeartbeatSeconds", work({ HeartbeatSeconds: result })],
    ["result in a catcher's Output", caught({ Output: result })],
    ["result in a catcher's Assign", caught({ Assign: { a: result } })],
    ["result in a Pass", pass(result)],
    ["result in a Wait", single({ Type: "Wait", Seconds: result, End: true })],
    ["result in a Fail", single({ Type: "Fail", Error: result })],
    ["result in a Succeed", single({ Type: "Succeed", Output: result })],
    ["result in a Condition", choice({ Condition: result })],
    ["errorOutput in a Task's Output", work({ Output: errorOutput })],
    ["errorOutput in a Task's Assign", work({ Assign: { a: errorOutput } })],
    ["errorOutput in a choice rule", choice({ Output: errorOutput })],
  ])("no $states.%s", (_, definition) => {
    expect(refused(definition)).toThrow(/\$states\.(result|errorOutput) is not available here/);
  });

  it.each([
    ["result in a Task's Assign", work({ Assign: { a: result } })],
    ["errorOutput in a catcher's Assign and Output", caught({ Output: errorOutput, Assign: { a: errorOutput } })],
    ["input and context in a Condition", choice({ Condition: "{% $states.input = $states.context %}" })],
  ])("$states.%s", (_, definition) => expect(refused(definition)).not.toThrow());
});
