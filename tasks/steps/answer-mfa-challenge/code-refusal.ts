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
 * - `rejected`: this code did not pass, another one may.
 * - `session-over`: no code passes any more.
 */
export type Refusal =
  | { readonly kind: "rejected"; readonly rejection: CodeRejection }
  | { readonly kind: "session-over" };

/** The only parameter that a person chooses is the code: one that is not even read as a code is a wrong one. */
const wrong = [
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  InvalidParameterException,
  MFAMethodNotFoundException,
];

const byApp: readonly SecondFactor[] = ["SOFTWARE_TOKEN_MFA", "MFA_SETUP"];

/**
 * What Cognito's refusal means for who answers `factor`; undefined when the error is not about the code. Under the name
 * NotAuthorizedException it says several things, which only their texts tell apart: what is not known here (a disabled
 * user, a client that is not set up right) is a fault, which people look at.
 */
export function refusalOf(error: unknown, factor: SecondFactor): Refusal | undefined {
  if (wrong.some((kind) => error instanceof kind)) return { kind: "rejected", rejection: "wrong-code" };
  // An app's code is refused so when it is used a second time, and shows another one soon; what was mailed or texted is lost.
  if (error instanceof ExpiredCodeException)
    return byApp.includes(factor) ? { kind: "rejected", rejection: "used-code" } : { kind: "session-over" };
  if (!(error instanceof NotAuthorizedException)) return undefined;
  if (/attempts exceeded/i.test(error.message)) return { kind: "rejected", rejection: "wrong-code" };
  return /\bsession\b/i.test(error.message) ? { kind: "session-over" } : undefined;
}
