import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { compileDefinition } from "../../src/services/step-functions/definition/definition.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { task } from "./step-functions-host.ts";

const functions = { clock: new ManualClock(), random: () => 0, newId: randomUUID };
const done = { Type: "Succeed" };
const compile = (definition: object) => () =>
  compileDefinition(JSON.stringify({ QueryLanguage: "JSONata", ...definition }), functions);
const single = (state: object) => compile({ StartAt: "X", States: { X: state } });
const output = (expression: string) => single({ Type: "Pass", Output: `{% ${expression} %}`, End: true });
const caught = (Catch: object) => ({
  StartAt: "X",
  States: { X: task("f", { Catch: [Catch], End: true }), Done: done },
});

describe("a definition is refused by name", () => {
  it.each([
    ["the state type 'Map'", single({ Type: "Map", End: true }), "The state type 'Map' is not supported at /States/X"],
    [
      "JSONPath",
      compile({ QueryLanguage: "JSONPath", StartAt: "X", States: { X: done } }),
      "The query language JSONPath",
    ],
    ["JSONPath in one state", single({ ...done, QueryLanguage: "JSONPath" }), "The query language JSONPath"],
    ["a JSONPath field", single({ ...done, InputPath: "$" }), "The field 'InputPath' is not supported at /States/X"],
    ["another service", single({ ...task("f"), Resource: "arn:aws:states:::sqs:sendMessage" }), "sqs:sendMessage"],
    ["another argument", single({ ...task("f"), Arguments: { FunctionName: "f", Qualifier: "1" } }), "'Qualifier'"],
    ["a missing target", single({ Type: "Pass", Next: "Y" }), "The state 'Y' does not exist"],
    ["an unreachable state", compile({ StartAt: "X", States: { X: done, Y: done } }), "The state 'Y' is not reachable"],
    ["neither Next nor End", single({ Type: "Pass" }), "either 'Next' or 'End'"],
    [
      "a heartbeat as long as the timeout",
      single(task("f", { TimeoutSeconds: 5, HeartbeatSeconds: 5, End: true })),
      "HeartbeatSeconds",
    ],
    [
      "States.ALL among others",
      compile(caught({ ErrorEquals: ["A", "States.ALL"], Next: "Done" })),
      "States.ALL must stand alone",
    ],
    ["the variable name states", single({ Type: "Pass", Assign: { states: 1 }, End: true }), "'states' is reserved"],
  ])("%s", (_, create, problem) => {
    expect(create).toThrow(expect.objectContaining({ code: "InvalidDefinition" }));
    expect(create).toThrow("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ");
    expect(create).toThrow(problem);
  });
});

describe("an expression is refused at creation", () => {
  it.each([
    "$states.input.a ?? 1",
    "$states.input.a ?: 1",
    "$",
    "$$",
    "name",
    "name.first",
    "$count(items)",
    "$eval('1')",
    "$states.result",
    "$states.errorOutput",
    "$states.nope",
    "1 +",
  ])("%s", (expression) => {
    expect(output(expression)).toThrow("SCHEMA_VALIDATION_FAILED");
  });

  it("$states.result in a Task's Arguments", () => {
    const Arguments = { FunctionName: "f", Payload: "{% $states.result %}" };
    expect(single({ ...task("f"), Arguments })).toThrow("$states.result is not available here");
  });
});

describe("an expression is accepted", () => {
  it.each([
    "$states.input.items[price > 3].name",
    "$map($states.input.items, function($item) { $item.price * 2 })",
    "$states.input.items.{ 'name': name }",
    "$states.input.items ~> $sum",
    "$states.input.items^(>price).name",
    "($x := $states.context.Execution.Name; $x & '!')",
    "$exists($states.input.a) ? $states.input.a : null",
  ])("%s", (expression) => {
    expect(output(expression)).not.toThrow();
  });

  it("$states.result in a Task's Output and errorOutput in its Catch", () => {
    const Catch = [{ ErrorEquals: ["A"], Next: "Done", Output: "{% $states.errorOutput.Error %}" }];
    const X = task("f", { Output: "{% $states.result.Payload %}", Catch, End: true });
    expect(compile({ StartAt: "X", States: { X, Done: done } })).not.toThrow();
  });
});

const machine = (state: object) => ({ StartAt: "X", States: { X: state } });

describe("[D] a definition is refused", () => {
  it.each([
    ["goes on and ends", machine({ Type: "Pass", Next: "X", End: true })],
    ["neither goes on nor ends", machine({ Type: "Pass", End: false })],
    ["starts nowhere", { States: { X: done } }],
    ["has no states", { StartAt: "X", States: {} }],
    ["has a state whose name is longer than 80", { StartAt: "x".repeat(81), States: { ["x".repeat(81)]: done } }],
    ["is of another version", { Version: "2.0", ...machine(done) }],
  ])("that %s", (_, definition) => {
    expect(compile(definition)).toThrow(expect.objectContaining({ code: "InvalidDefinition" }));
  });
});
