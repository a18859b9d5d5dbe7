import {
  InvalidParameterException,
  InvalidPasswordException,
  NotAuthorizedException,
  PasswordHistoryPolicyViolationException,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { rejectionOf } from "../../../../tasks/steps/finish-password-challenge/password-rejection.ts";

const $metadata = {};
const policy = (reason: string) =>
  new InvalidPasswordException({ message: `Password does not conform to policy: ${reason}`, $metadata });

it.each([
  ["Password not long enough", "too-short"],
  ["Password must have uppercase characters", "needs-uppercase"],
  ["Password must have lowercase characters", "needs-lowercase"],
  ["Password must have numeric characters", "needs-number"],
  ["Password must have symbol characters", "needs-symbol"],
  ["an unknown rule", "not-accepted"],
  ["", "not-accepted"],
])("maps Cognito's “%s” to %s", (reason, rejection) => {
  expect(rejectionOf(policy(reason))).toBe(rejection);
});

it("maps a password of Cognito's history to reused", () => {
  const error = new PasswordHistoryPolicyViolationException({
    message: "Password has previously been used",
    $metadata,
  });
  expect(rejectionOf(error)).toBe("reused");
});

it("maps an invalid parameter to a character in the password", () => {
  expect(rejectionOf(new InvalidParameterException({ message: "1 validation error", $metadata }))).toBe("characters");
});

it.each([
  ["an expired session", new NotAuthorizedException({ message: "Invalid session for the user.", $metadata })],
  ["an outage with a text about passwords", new Error("Password not long enough")],
  ["nothing", undefined],
])("returns no rejection for %s", (_, error) => {
  expect(rejectionOf(error)).toBeUndefined();
});
