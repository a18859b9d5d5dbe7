import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider";
import { ProblemError } from "../http/problem.ts";

/** How a route answers when Cognito refuses a call. */
export interface RefusalRules {
  /**
   * The same answer for all refusals that would reveal whether a user exists; its texts are Cognito's for the usual
   * case.
   */
  readonly uniform: { readonly error: string; readonly detail: string };
  /** Whether the caller may see Cognito's own error. */
  readonly mayReveal: (refusal: CognitoIdentityProviderServiceException) => boolean;
}

/** Errors that reveal whether a user with the submitted name exists, and the user's state. */
const revealingErrors: readonly string[] = [
  "NotAuthorizedException",
  "PasswordResetRequiredException",
  "UserNotConfirmedException",
  "UserNotFoundException",
];

/** Whether an error would reveal to a caller who only knows a user name whether that user exists. */
export function revealsUserExistence({ name }: Error): boolean {
  return revealingErrors.includes(name);
}

/**
 * Awaits a call of Cognito. If Cognito refuses it, throws a problem according to the rules; other errors stay as they
 * are.
 */
export async function throwProblemIfRefused<T>(call: Promise<T>, rules: RefusalRules): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw isRefusal(error) ? problemOf(error, rules) : error;
  }
}

/**
 * Whether Cognito refused what the caller sent: not a failure of Cognito, nor a wrong configuration of this function.
 */
export function isRefusal(error: unknown): error is CognitoIdentityProviderServiceException {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return false;
  return error.$fault === "client" && error.name !== "ResourceNotFoundException";
}

/** Whether all calls together exceed Cognito's quota. (`LimitExceededException` concerns the calls of one user.) */
export function isThrottled({ name }: CognitoIdentityProviderServiceException): boolean {
  return name === "TooManyRequestsException" || name === "ThrottlingException";
}

export function busyProblem(cause: Error): ProblemError {
  return new ProblemError("busy", "Please try again in a moment.", {}, cause);
}

function problemOf(
  refusal: CognitoIdentityProviderServiceException,
  { uniform, mayReveal }: RefusalRules,
): ProblemError {
  if (isThrottled(refusal)) return busyProblem(refusal);
  if (!mayReveal(refusal)) return new ProblemError("refused", uniform.detail, { error: uniform.error }, refusal);
  if (refusal.name === "LimitExceededException") return busyProblem(refusal);
  return new ProblemError("refused", refusal.message, { error: refusal.name }, refusal);
}
