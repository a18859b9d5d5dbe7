import {
  InvalidParameterException,
  InvalidPasswordException,
  PasswordHistoryPolicyViolationException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoRejection } from "../../../contracts/sign-in.ts";

/** Words in Cognito's messages. They only select the explanation; the error's name shows that it is a rejection. */
const hints = [
  [/not long enough/i, "too-short"],
  [/uppercase/i, "needs-uppercase"],
  [/lowercase/i, "needs-lowercase"],
  [/numeric/i, "needs-number"],
  [/symbol/i, "needs-symbol"],
] as const satisfies readonly (readonly [RegExp, CognitoRejection])[];

/** Reads why Cognito rejected the new password. Returns undefined if the error is not about the password. */
export function rejectionOf(error: unknown): CognitoRejection | undefined {
  if (error instanceof PasswordHistoryPolicyViolationException) return "reused";
  // The password is the only parameter that the person chooses.
  if (error instanceof InvalidParameterException) return "characters";
  if (!(error instanceof InvalidPasswordException)) return undefined;
  return hints.find(([words]) => words.test(error.message))?.[1] ?? "not-accepted";
}
