import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("echo", (payload) => JSON.parse(payload));
});
afterAll(() => host.stop());

const Begin = { Type: "Pass", Assign: { a: 1, b: 2 }, Next: "X" };
const Report = { Type: "Pass", Output: ["{% $states.input %}", "{% $a %}", "{% $b %}"], End: true };
const Swap = { a: "{% $b %}", b: "{% $a %}" };
const Output = "{% [$a, $b] %}";
const closing = { Assign: Swap, Output };
const rule = { Condition: "{% $a = 1 %}", Next: "Report" };

describe("[D] Assign and Output are evaluated with the values at entry", () => {
  it.each([
    ["a Pass", { Type: "Pass", ...closing, Next: "Report" }],
    ["a Task", task("echo", { ...closing, Next: "Report" })],
    ["a Wait", { Type: "Wait", Seconds: 0, ...closing, Next: "Report" }],
    ["a choice rule", { Type: "Choice", Choices: [{ ...rule, ...closing }], Assign: { a: "no" }, Output: "no" }],
    [
      "a Choice that takes its Default",
      { Type: "Choice", Choices: [{ ...rule, Condition: "{% false %}", Output: "no" }], ...closing, Default: "Report" },
    ],
    [
      "a catcher",
      task("missing", {
        Catch: [{ ErrorEquals: ["States.ALL"], ...closing, Next: "Report" }],
        Assign: { a: "no" },
        Output: "no",
        Next: "Report",
      }),
    ],
  ])("in %s", async (_, X) => {
    const arn = await host.start({ StartAt: "Begin", States: { Begin, X, Report } });
    await host.advance(0);
    expect(JSON.parse((await host.describe(arn)).output ?? "null")).toEqual([[1, 2], 2, 1]);
    const exited = (await host.history(arn)).flatMap(({ stateExitedEventDetails }) => stateExitedEventDetails ?? []);
    expect(exited[1]).toMatchObject({ name: "X", output: "[1,2]", assignedVariables: { a: "2", b: "1" } });
  });

  it("a Condition is evaluated with the values at entry, too", async () => {
    const X = { Type: "Choice", Choices: [rule], Assign: { a: 7 }, Default: "Report" };
    const arn = await host.start({
      StartAt: "Begin",
      States: { Begin: { ...Begin, Assign: { a: 2, b: 2 } }, X, Report },
    });
    expect((await host.describe(arn)).output).toBe("[{},7,2]");
  });
});

describe("[D] the scope of a variable", () => {
  it("is the whole execution: an assignment changes no other variable", async () => {
    const X = { Type: "Pass", Assign: { a: { deep: [1] } }, Next: "Report" };
    const arn = await host.start({ StartAt: "Begin", States: { Begin, X, Report } });
    expect((await host.describe(arn)).output).toBe('[{},{"deep":[1]},2]');
  });

  it("a variable of one execution is unknown to another", async () => {
    const States = { X: { Type: "Pass", Output: "{% $exists($a) %}", End: true } };
    expect((await host.describe(await host.start({ StartAt: "X", States }))).output).toBe("false");
  });

  it("is one expression for $name := value", async () => {
    const X = { Type: "Pass", Output: "{% ($a := 5; $a) %}", Next: "Report" };
    const arn = await host.start({ StartAt: "Begin", States: { Begin, X, Report } });
    expect((await host.describe(arn)).output).toBe("[5,1,2]");
  });
});

describe("[D] the name of a variable", () => {
  const create = (name: string) => () =>
    host.create({ StartAt: "X", States: { X: { Type: "Pass", Assign: { [name]: 1 }, End: true } } });

  it.each(["1a", "a-b", "a b", "a.b", "a[0]", "$a", "", "states", "a".repeat(81)])("%j is refused", (name) =>
    expect(create(name)).toThrow(/variable name/),
  );
  it.each(["a", "a1", "a_b", "größe", "名", "a".repeat(80)])("%j is accepted", (name) =>
    expect(create(name)).not.toThrow(),
  );
});

describe("[D] a state assigns at most 256 KiB", () => {
  // {"a":"x…"} and {"a":"x…","b":"x…"} of 262,144 bytes.
  const text = (length: number) => `{% $pad('x', ${length}, 'x') %}`;
  it.each([
    ["one variable of that size", { a: text(262_144 - 8) }, "SUCCEEDED"],
    ["one that is larger", { a: text(262_144) }, "FAILED"],
    ["two that are larger together", { a: text(131_072), b: text(131_072) }, "FAILED"],
  ])("%s", async (_, Assign, status) => {
    const States = { X: { Type: "Pass", Assign, End: true } };
    expect(await host.describe(await host.start({ StartAt: "X", States }))).toMatchObject({ status });
  });
});

describe("Assign and Output", () => {
  it("use the values at entry in each state", async () => {
    const First = { Type: "Pass", Assign: { n: 1 }, Next: "Second" };
    const Second = { Type: "Pass", Assign: { n: "{% $n + 1 %}" }, Output: "{% $n %}", Next: "Third" };
    const Third = { Type: "Pass", Output: ["{% $states.input %}", "{% $n %}"], End: true };
    const arn = await host.start({ StartAt: "First", States: { First, Second, Third } });
    expect((await host.describe(arn)).output).toBe("[1,2]");
  });
});
