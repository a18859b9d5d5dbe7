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

const said = { message: "What Cognito says.", $metadata: {} };
const uniform = { error: "NotAuthorizedException", detail: "No." };
const open: RefusalRules = { uniform, mayReveal: () => true };
const silent: RefusalRules = { uniform, mayReveal: () => false };

async function problemOf(error: Error, rules: RefusalRules) {
  const thrown: unknown = await throwProblemIfRefused(Promise.reject(error), rules).catch((it: unknown) => it);
  return thrown instanceof ProblemError ? thrown.problem : thrown;
}

describe("what Cognito refuses", () => {
  it("is passed on in its words, or as the one answer", async () => {
    const error = new CodeMismatchException(said);
    const told = { status: 400, error: "CodeMismatchException", detail: said.message };
    expect(await problemOf(error, open)).toMatchObject(told);
    expect(await problemOf(error, silent)).toMatchObject({ status: 400, ...uniform });
  });

  it("is 429 when there is too much of it, unless that would tell whose limit it is", async () => {
    for (const rules of [open, silent]) {
      expect(await problemOf(new TooManyRequestsException(said), rules)).toMatchObject({ status: 429 });
    }
    expect(await problemOf(new LimitExceededException(said), open)).toMatchObject({ status: 429 });
    expect(await problemOf(new LimitExceededException(said), silent)).toMatchObject({ status: 400, ...uniform });
  });
});

describe("a fault", () => {
  it.each([
    new InternalErrorException(said),
    new ResourceNotFoundException(said),
    new CognitoIdentityProviderServiceException({ ...said, name: "BadGateway", $fault: "server" }),
    new Error("no connection"),
  ])("is nobody's refusal: $name", async (error) => {
    for (const rules of [open, silent]) expect(await problemOf(error, rules)).toBe(error);
  });
});
