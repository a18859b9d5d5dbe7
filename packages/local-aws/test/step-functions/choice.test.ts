import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const Done = { Type: "Succeed" };
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
    ["a rule that is literally true", choose([rule(false, "a"), rule(true, "b")]), "b"],
    ["Default when none is", choose([rule("{% 1 > 2 %}", "a")], { Default: "Done", Output: "none" }), "none"],
  ])("follows %s", async (_, definition, taken) => expect(await output(definition)).toBe(taken));

  it.each(["{% 1 %}", "{% 'true' %}", "{% null %}", "{% [] %}"])("fails when %s is no boolean", async (condition) => {
    expect((await ended(choose([rule(condition, "a")]))).error).toBe("States.QueryEvaluationError");
  });

  it.each(["yes", 1, null])("is refused with the condition %j", (condition) => {
    expect(() => host.create(choose([rule(condition, "a")]))).toThrow("/Choices");
  });
});

describe("Choice", () => {
  it.each([
    [{ outcome: "Activated" }, "Activated"],
    [{ outcome: "Else" }, "Otherwise"],
  ])("%j leads to %s", async (input, next) => {
    const Choices = [{ Condition: "{% $states.input.outcome = 'Activated' %}", Next: "Activated" }];
    const States = {
      Ask: { Type: "Choice", Choices, Default: "Otherwise" },
      Activated: { Type: "Succeed" },
      Otherwise: { Type: "Succeed" },
    };
    const events = await host.history(await host.start({ StartAt: "Ask", States }, input));
    expect(events.map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name)).toContain(next);
  });

  it("no match fails with States.NoChoiceMatched", async () => {
    const Choices = [{ Condition: "{% false %}", Next: "Done" }];
    const States = { Ask: { Type: "Choice", Choices }, Done: { Type: "Succeed" } };
    expect((await host.describe(await host.start({ StartAt: "Ask", States }))).error).toBe("States.NoChoiceMatched");
  });
});

describe("a rule of a Choice", () => {
  const counting = {
    StartAt: "Begin",
    States: {
      Begin: { Type: "Pass", Assign: { round: 0, seen: [] }, Next: "Again?" },
      "Again?": {
        Type: "Choice",
        Choices: [
          { Condition: "{% $round >= 3 %}", Assign: { why: "enough" }, Output: "{% $seen %}", Next: "Done" },
          {
            Condition: "{% $round < 3 %}",
            Assign: { round: "{% $round + 1 %}", seen: "{% $append($seen, [$round]) %}" },
            Next: "Again?",
          },
        ],
        Default: "Done",
        Assign: { why: "never" },
      },
      Done: { Type: "Pass", Output: ["{% $states.input %}", "{% $round %}", "{% $why %}"], End: true },
    },
  };

  it("assigns its own variables instead of the state's, from the values before", async () => {
    expect(await output(counting)).toEqual([[0, 1, 2], 3, "enough"]);
  });
});
