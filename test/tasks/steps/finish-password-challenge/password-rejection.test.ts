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
  ["a rule that is new", "not-accepted"],
  ["", "not-accepted"],
])("understands Cognito's “%s” as %s", (reason, rejection) => {
  expect(rejectionOf(policy(reason))).toBe(rejection);
});

it("takes a password that Cognito has seen for a reused one", () => {
  const error = new PasswordHistoryPolicyViolationException({
    message: "Password has previously been used",
    $metadata,
  });
  expect(rejectionOf(error)).toBe("reused");
});

it("takes a parameter that Cognito does not read for a character in the password", () => {
  expect(rejectionOf(new InvalidParameterException({ message: "1 validation error", $metadata }))).toBe("characters");
});

it.each([
  ["an expired session", new NotAuthorizedException({ message: "Invalid session for the user.", $metadata })],
  ["an outage that speaks of passwords", new Error("Password not long enough")],
  ["nothing", undefined],
])("takes %s for no rejection", (_, error) => {
  expect(rejectionOf(error)).toBeUndefined();
});
