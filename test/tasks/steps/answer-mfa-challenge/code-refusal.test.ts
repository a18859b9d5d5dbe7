import {
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  InternalErrorException,
  InvalidParameterException,
  MFAMethodNotFoundException,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { codeRefusalOf } from "../../../../tasks/steps/answer-mfa-challenge/code-refusal.ts";

const $metadata = {};
const notAuthorized = (message: string) => new NotAuthorizedException({ message, $metadata });
const expired = (message: string) => new ExpiredCodeException({ message, $metadata });
const wrongCode = { kind: "rejected", rejection: "wrong-code" };

it.each([
  new CodeMismatchException({ message: "Invalid code or auth state for the user.", $metadata }),
  new EnableSoftwareTokenMFAException({ message: "Code mismatch", $metadata }),
  new InvalidParameterException({ message: "1 validation error", $metadata }),
  new MFAMethodNotFoundException({ message: "The user cannot be asked for it.", $metadata }),
  notAuthorized("Password attempts exceeded"),
])("rejects a code after %s", (error) => {
  expect(codeRefusalOf(error, "EMAIL_OTP")).toEqual(wrongCode);
});

it.each(["SOFTWARE_TOKEN_MFA", "MFA_SETUP"] as const)("rejects a used code at %s", (factor) => {
  const error = expired("Your software token has already been used once.");
  expect(codeRefusalOf(error, factor)).toEqual({ kind: "rejected", rejection: "used-code" });
});

it.each(["EMAIL_OTP", "SMS_MFA"] as const)("ends the session when a code of %s has expired", (factor) => {
  expect(codeRefusalOf(expired("Invalid code provided."), factor)).toEqual({ kind: "session-over" });
});

it.each([
  "Invalid session for the user, session is expired.",
  "Invalid session for the user, session can only be used once.",
  "Invalid session for the user.",
])("ends the session at “%s”", (message) => {
  expect(codeRefusalOf(notAuthorized(message), "SMS_MFA")).toEqual({ kind: "session-over" });
});

it.each([
  ["a disabled user", notAuthorized("User is disabled.")],
  ["a wrong hash", notAuthorized("Unable to verify secret hash for client 1example23456789")],
  ["an outage", new InternalErrorException({ message: "Invalid session", $metadata })],
  ["nothing", undefined],
])("returns no refusal for %s", (_, error) => {
  expect(codeRefusalOf(error, "EMAIL_OTP")).toBeUndefined();
});
