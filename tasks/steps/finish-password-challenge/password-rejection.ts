import {
  InvalidParameterException,
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoRejection } from "../../../contracts/sign-in.ts";

/** Words in Cognito's policy texts. They only choose the explanation; that it is a rejection, the error's name says. */
const hints = [
  [/not long enough/i, "too-short"],
  [/uppercase/i, "needs-uppercase"],
  [/lowercase/i, "needs-lowercase"],
  [/numeric/i, "needs-number"],
  [/symbol/i, "needs-symbol"],
] as const satisfies readonly (readonly [RegExp, CognitoRejection])[];

/** Why Cognito did not take the new password; undefined when the error is not about the password. */
export function rejectionOf(error: unknown): CognitoRejection | undefined {
  if (error instanceof PasswordHistoryPolicyViolationException) return "reused";
  // The only parameter of the answer that a person chooses is the password.
  if (error instanceof InvalidParameterException) return "characters";
  if (!(error instanceof InvalidPasswordException)) return undefined;
  return hints.find(([words]) => words.test(error.message))?.[1] ?? "not-accepted";
}
