import {
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  InvalidParameterException,
  MFAMethodNotFoundException,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CodeRejection, SecondFactor } from "../../../contracts/sign-in.ts";

/**
 * - `rejected`: Cognito refused this code, but accepts another one.
 * - `session-over`: Cognito accepts no code any more.
 */
export type CodeRefusal =
  | { readonly kind: "rejected"; readonly rejection: CodeRejection }
  | { readonly kind: "session-over" };

/** InvalidParameterException is among them, because the code is the only parameter that the person chooses. */
const wrongCodeErrors = [
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  InvalidParameterException,
  MFAMethodNotFoundException,
];

const appFactors: readonly SecondFactor[] = ["SOFTWARE_TOKEN_MFA", "MFA_SETUP"];

/**
 * Reads from Cognito's error what happened to the code for `factor`. Returns undefined if the error is not about the
 * code. NotAuthorizedException has several meanings, which differ only in their messages; an unknown one (a disabled
 * user, a misconfigured client) is a fault for operations.
 */
export function codeRefusalOf(error: unknown, factor: SecondFactor): CodeRefusal | undefined {
  if (wrongCodeErrors.some((kind) => error instanceof kind)) return { kind: "rejected", rejection: "wrong-code" };
  // An app's code gets this error when it is used twice; the app soon shows another. A code by mail or SMS has expired.
  if (error instanceof ExpiredCodeException)
    return appFactors.includes(factor) ? { kind: "rejected", rejection: "used-code" } : { kind: "session-over" };
  if (!(error instanceof NotAuthorizedException)) return undefined;
  if (/attempts exceeded/i.test(error.message)) return { kind: "rejected", rejection: "wrong-code" };
  return /\bsession\b/i.test(error.message) ? { kind: "session-over" } : undefined;
}
