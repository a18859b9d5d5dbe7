import { expect, it } from "vitest";
import { definition, transitionsFrom } from "./definition.ts";

const { StartAt, States } = definition("password-reset");
const timeout = "States.Timeout,States.HeartbeatTimeout";
const outcome = (name: string) => `$states.input.outcome = '${name}'`;

it.each([
  ["Sign out everywhere", { next: "Verify email attribute" }],
  ["Verify email attribute", { next: "Link or code?" }],
  ["Link or code?", { "$method = 'code'": "Send code", otherwise: "Send link" }],
  ["Send code", { next: "Code sent" }],
  ["Send link", { next: "Wait for the user" }],
  [
    "Wait for the user",
    {
      next: "Finish password challenge",
      [timeout]: "Expire reset",
      ResendRequested: "Verify email attribute",
      EmailBounced: "Emit InvitationBounced",
    },
  ],
  ["Emit InvitationBounced", { next: "Wait for the user" }],
  [
    "Password accepted?",
    {
      [outcome("Activated")]: "End other sessions",
      [outcome("PasswordRejected")]: "Wait for the user",
      [outcome("CodeRequired")]: "Wait for the user (code)",
    },
  ],
  ["Wait for the user (code)", { next: "Answer MFA challenge", [timeout]: "Answer MFA challenge" }],
  [
    "Code accepted?",
    {
      [outcome("Activated")]: "End other sessions",
      [outcome("CodeRejected")]: "Wait for the user (code)",
      [outcome("CodeRequired")]: "Wait for the user (code)",
    },
  ],
  ["End other sessions", { next: "Emit PasswordResetCompleted" }],
  ["Emit PasswordResetCompleted", { next: "Completed" }],
  ["Answered at the last moment?", { [outcome("StillOpen")]: "Wait for the user", [outcome("Expired")]: "Expired" }],
])("has the expected transitions from %s", (state, transitions) => {
  expect(transitionsFrom("password-reset", state)).toEqual(transitions);
});

it("signs out before anything else and ends in outcomes only", () => {
  expect(StartAt).toBe("Sign out everywhere");
  const ends = Object.entries(States).filter(([, { Type }]) => Type === "Succeed" || Type === "Fail");
  const names = ends.map(([name, { Type }]) => `${name}: ${Type}`).sort();
  expect(names).toEqual(["Code sent: Succeed", "Completed: Succeed", "Expired: Succeed"]);
});

it("passes no address in and writes none, so that every mail goes to the account's address", () => {
  const verify = States["Verify email attribute"];
  expect(verify).toMatchObject({ Arguments: { Payload: { employeeId: "{% $employeeId %}" } } });
  expect(verify).not.toHaveProperty("Arguments.Payload.email");
  expect(verify?.Assign).toEqual({ email: "{% $states.result.Payload.email %}" });
  expect(Object.keys(States["Sign out everywhere"]?.Assign ?? {})).not.toContain("email");
});
