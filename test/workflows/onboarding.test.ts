import validate from "asl-validator";
import jsonata from "jsonata";
import { expect, it } from "vitest";
import { z } from "zod";
import { definition, rawDefinition } from "./definition.ts";

const Verdict = z.object({ isValid: z.boolean(), errors: z.array(z.unknown()) });

const { States } = definition;

/** A state's ways out, by what leads there. */
function waysOutOf(name: string): Record<string, string | undefined> {
  const { Next, Default, Choices = [], Catch = [] } = States[name] ?? {};
  return {
    ...(Next === undefined ? {} : { next: Next }),
    ...(Default === undefined ? {} : { otherwise: Default }),
    ...Object.fromEntries(Choices.map((choice) => [choice.Condition, choice.Next])),
    ...Object.fromEntries(Catch.map((caught) => [caught.ErrorEquals.join(), caught.Next])),
  };
}

it("passes asl-validator", () => {
  expect(Verdict.parse(validate(structuredClone(rawDefinition)))).toEqual({ isValid: true, errors: [] });
});

it.each([
  ["Create suppressed user", { next: "Verify email attribute" }],
  ["Verify email attribute", { next: "Send link" }],
  ["Send link", { next: "Wait for the user" }],
  [
    "Wait for the user",
    { next: "Finish password challenge", "States.Timeout,States.HeartbeatTimeout": "Reminders left?" },
  ],
  ["Finish password challenge", { next: "Password accepted?" }],
  [
    "Password accepted?",
    {
      "{% $states.input.outcome = 'Activated' %}": "Emit UserActivated",
      "{% $states.input.outcome = 'PasswordRejected' %}": "Wait for the user",
    },
  ],
  ["Emit UserActivated", { next: "Activated" }],
  ["Reminders left?", { "{% $reminder < 3 %}": "Send link", otherwise: "Expire onboarding" }],
  ["Expire onboarding", { next: "Answered at the last moment?" }],
  [
    "Answered at the last moment?",
    {
      "{% $states.input.outcome = 'PasswordSubmitted' %}": "Wait for the user",
      "{% $states.input.outcome = 'Expired' %}": "Expired",
    },
  ],
  ["Activated", {}],
  ["Expired", {}],
])("leads from %s to where it should", (state, ways) => {
  expect(waysOutOf(state)).toEqual(ways);
});

it("starts with the account and ends in outcomes only", () => {
  expect(definition.StartAt).toBe("Create suppressed user");
  const ends = Object.entries(States).filter(([, { Type }]) => Type === "Succeed" || Type === "Fail");
  expect(ends.map(([name, { Type }]) => `${name}: ${Type}`)).toEqual(["Activated: Succeed", "Expired: Succeed"]);
});

it.each([
  ["long before the end", "2026-01-06T09:00:00Z", 86_400],
  ["with half a second left over", "2026-01-05T10:00:00.500Z", 3601],
  ["at the last moment", "2026-01-05T09:00:01Z", 60],
  ["after the end", "2026-01-01T09:00:00Z", 60],
])("waits whole seconds, a minute at least: %s", async (_, waitUntil, seconds) => {
  const expression = States["Wait for the user"]?.TimeoutSeconds?.slice(2, -2) ?? "";
  const millis = () => Date.parse("2026-01-05T09:00:00Z");
  expect(await jsonata(expression).evaluate({}, { millis, waitUntil })).toBe(seconds);
});

it("counts a reminder as a new round", () => {
  expect(States["Reminders left?"]?.Choices[0]).toMatchObject({
    Assign: { round: "{% $round + 1 %}", reminder: "{% $reminder + 1 %}" },
  });
  expect(States["Create suppressed user"]?.Assign).toMatchObject({ round: 1, reminder: 0 });
});

it("is the definition that was reviewed", () => {
  expect(rawDefinition).toMatchSnapshot();
});
