import {
  CodeMismatchException,
  CognitoIdentityProviderServiceException,
  InternalErrorException,
  LimitExceededException,
  ResourceNotFoundException,
  TooManyRequestsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../../../tasks/portal/http/problem.ts";
import { type RefusalRules, throwProblemIfRefused } from "../../../../tasks/portal/sign-in/cognito-errors.ts";

const input = { message: "Cognito's text.", $metadata: {} };
const uniform = { error: "NotAuthorizedException", detail: "No." };
const revealing: RefusalRules = { uniform, mayReveal: () => true };
const concealing: RefusalRules = { uniform, mayReveal: () => false };

async function problemOf(error: Error, rules: RefusalRules) {
  const thrown: unknown = await throwProblemIfRefused(Promise.reject(error), rules).catch((it: unknown) => it);
  return thrown instanceof ProblemError ? thrown.problem : thrown;
}

describe("a refusal by Cognito", () => {
  it("is returned with Cognito's text, or as the uniform answer", async () => {
    const error = new CodeMismatchException(input);
    const expected = { status: 400, error: "CodeMismatchException", detail: input.message };
    expect(await problemOf(error, revealing)).toMatchObject(expected);
    expect(await problemOf(error, concealing)).toMatchObject({ status: 400, ...uniform });
  });

  it("is 429 when a limit is exceeded, unless that would reveal whose limit it is", async () => {
    for (const rules of [revealing, concealing]) {
      expect(await problemOf(new TooManyRequestsException(input), rules)).toMatchObject({ status: 429 });
    }
    expect(await problemOf(new LimitExceededException(input), revealing)).toMatchObject({ status: 429 });
    expect(await problemOf(new LimitExceededException(input), concealing)).toMatchObject({ status: 400, ...uniform });
  });
});

describe("a fault", () => {
  it.each([
    new InternalErrorException(input),
    new ResourceNotFoundException(input),
    new CognitoIdentityProviderServiceException({ ...input, name: "BadGateway", $fault: "server" }),
    new Error("no connection"),
  ])("is thrown unchanged: $name", async (error) => {
    for (const rules of [revealing, concealing]) expect(await problemOf(error, rules)).toBe(error);
  });
});
