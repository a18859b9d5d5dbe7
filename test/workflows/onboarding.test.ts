import jsonata from "jsonata";
import { expect, it } from "vitest";
import { definition, transitionsFrom } from "./definition.ts";

const { StartAt, States } = definition("onboarding");
const timeout = "States.Timeout,States.HeartbeatTimeout";
const overriding = { EmailChanged: "Take new address", HireCancelled: "Cancel onboarding" };
const outcome = (name: string) => `$states.input.outcome = '${name}'`;

it.each([
  ["Create suppressed user", { next: "Verify email attribute" }],
  ["Verify email attribute", { next: "Starts later?", AliasExistsException: "Emit InvitationBounced" }],
  ["Starts later?", { "$toMillis($startsAt) > $millis()": "Wait for the start", otherwise: "Send link" }],
  ["Wait for the start", { next: "Send link", [timeout]: "Send link", ResendRequested: "Send link", ...overriding }],
  ["Send link", { next: "Wait for the user" }],
  [
    "Wait for the user",
    {
      next: "Finish password challenge",
      [timeout]: "Reminders left?",
      ResendRequested: "Verify email attribute",
      EmailBounced: "Emit InvitationBounced",
      ...overriding,
    },
  ],
  ["Finish password challenge", { next: "Password accepted?" }],
  [
    "Password accepted?",
    {
      [outcome("Activated")]: "Emit UserActivated",
      [outcome("PasswordRejected")]: "Wait for the user",
      [outcome("CodeRequired")]: "Wait for the user (code)",
      [outcome("Superseded")]: "Wait for the user",
    },
  ],
  ["Wait for the user (code)", { next: "Answer MFA challenge", [timeout]: "Answer MFA challenge", ...overriding }],
  ["Answer MFA challenge", { next: "Code accepted?" }],
  [
    "Code accepted?",
    {
      [outcome("Activated")]: "Emit UserActivated",
      [outcome("CodeRejected")]: "Wait for the user (code)",
      [outcome("CodeRequired")]: "Wait for the user (code)",
      [outcome("Superseded")]: "Wait for the user (code)",
    },
  ],
  ["Emit UserActivated", { next: "Activated" }],
  ["Take new address", { next: "Verify email attribute" }],
  ["Emit InvitationBounced", { next: "Wait for the user" }],
  ["Reminders left?", { "$reminder < 3": "Verify email attribute", otherwise: "Expire onboarding" }],
  ["Expire onboarding", { next: "Answered at the last moment?" }],
  ["Answered at the last moment?", { [outcome("StillOpen")]: "Wait for the user", [outcome("Expired")]: "Expired" }],
  ["Cancel onboarding", { next: "Cancelled" }],
  ["Activated", {}],
  ["Expired", {}],
  ["Cancelled", {}],
])("has the expected transitions from %s", (state, transitions) => {
  expect(transitionsFrom("onboarding", state)).toEqual(transitions);
});

it("starts with the account and ends in outcomes only", () => {
  expect(StartAt).toBe("Create suppressed user");
  const ends = Object.entries(States).filter(([, { Type }]) => Type === "Succeed" || Type === "Fail");
  const names = ends.map(([name, { Type }]) => `${name}: ${Type}`).sort();
  expect(names).toEqual(["Activated: Succeed", "Cancelled: Succeed", "Expired: Succeed"]);
});

/** Evaluates the TimeoutSeconds of a state at 09:00. */
function secondsOf(state: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const expression = States[state]?.TimeoutSeconds?.slice(2, -2) ?? "";
  const millis = () => Date.parse("2026-01-05T09:00:00Z");
  return jsonata(expression).evaluate({}, { millis, ...variables });
}

it.each([
  ["for the first reminder", { invitedAt: "2026-01-05T09:00:00Z", reminder: 0 }, 86_400],
  [
    "for the second reminder, rounded up by half a second",
    { invitedAt: "2026-01-05T09:00:00.500Z", reminder: 1 },
    259_201,
  ],
  ["for the deadline after the last", { invitedAt: "2026-01-05T09:00:00Z", reminder: 3 }, 1_209_600],
  ["for at least a minute before a reminder is due", { invitedAt: "2026-01-04T09:00:01Z", reminder: 0 }, 60],
  ["for a minute after the time is up", { invitedAt: "2026-01-01T09:00:00Z", reminder: 0 }, 60],
])("waits for the user %s", async (_, variables, seconds) => {
  expect(await secondsOf("Wait for the user", variables)).toBe(seconds);
});

it.each([
  ["Wait for the start", { startsAt: "2026-01-06T09:00:00Z" }, 86_400],
  ["Wait for the start", { startsAt: "2026-01-05T09:00:00Z" }, 1],
  ["Wait for the user (code)", { codeUntil: "2026-01-05T09:14:00Z" }, 840],
  ["Wait for the user (code)", { codeUntil: "2026-01-05T08:00:00Z" }, 1],
])("ends %s in time", async (state, variables, seconds) => {
  expect(await secondsOf(state, variables)).toBe(seconds);
});

it("counts a reminder, a fresh link and a new address as a new round", () => {
  const round = "{% $round + 1 %}";
  expect(States["Create suppressed user"]?.Assign).toMatchObject({ round: 1, reminder: 0, signalId: "{% '' %}" });
  expect(States["Reminders left?"]?.Choices[0]).toMatchObject({ Assign: { round, reminder: "{% $reminder + 1 %}" } });
  const caught = States["Wait for the user"]?.Catch.filter(({ Assign }) => Assign["round"] === round) ?? [];
  expect(caught.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(["ResendRequested", "EmailChanged"]);
});

it("assigns the id of the signal that it handles, in every catch of a signal", () => {
  const catches = Object.values(States).flatMap(({ Catch }) => Catch);
  const signals = catches.filter(({ ErrorEquals }) => /^[A-Z][A-Za-z]+(ed|Requested)$/.test(ErrorEquals[0] ?? ""));
  expect(signals).toHaveLength(9);
  for (const { Assign } of signals) {
    expect(Assign).toMatchObject({ signalId: "{% $parse($states.errorOutput.Cause).signalId %}" });
  }
});
