import { CognitoIdentityProviderServiceException } from "@aws-sdk/client-cognito-identity-provider";
import { ProblemError } from "../http/problem.ts";

/** What a route passes on of Cognito's refusals. */
export interface RefusalRules {
  /** The one answer for everything that would tell who exists, in Cognito's words for the most usual case. */
  readonly uniform: { readonly error: string; readonly detail: string };
  /** Whether the caller may read Cognito's own words. */
  readonly mayReveal: (refusal: CognitoIdentityProviderServiceException) => boolean;
}

/** Errors that say, of whatever name is sent, whether there is a user and what state the user is in. */
const tellingNames: readonly string[] = [
  "NotAuthorizedException",
  "PasswordResetRequiredException",
  "UserNotConfirmedException",
  "UserNotFoundException",
];

/** Whether an error would tell the holder of nothing but a name who exists. */
export function tellsWhoExists({ name }: Error): boolean {
  return tellingNames.includes(name);
}

/** Waits for a call; turns what Cognito refuses into a problem by the rules, and leaves faults as they are. */
export async function orRefuse<T>(call: Promise<T>, rules: RefusalRules): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw isRefusal(error) ? problemOf(error, rules) : error;
  }
}

/** Cognito's no to what the caller sent: neither a fault of its own, nor one of how this function is set up. */
export function isRefusal(error: unknown): error is CognitoIdentityProviderServiceException {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return false;
  return error.$fault === "client" && error.name !== "ResourceNotFoundException";
}

/** Of everybody's calls together there are too many. `LimitExceededException` is about one person's. */
export function isThrottled({ name }: CognitoIdentityProviderServiceException): boolean {
  return name === "TooManyRequestsException" || name === "ThrottlingException";
}

export function busy(cause: Error): ProblemError {
  return new ProblemError("busy", "Please try again in a moment.", {}, cause);
}

function problemOf(
  refusal: CognitoIdentityProviderServiceException,
  { uniform, mayReveal }: RefusalRules,
): ProblemError {
  if (isThrottled(refusal)) return busy(refusal);
  if (!mayReveal(refusal)) return new ProblemError("refused", uniform.detail, { error: uniform.error }, refusal);
  if (refusal.name === "LimitExceededException") return busy(refusal);
  return new ProblemError("refused", refusal.message, { error: refusal.name }, refusal);
}
