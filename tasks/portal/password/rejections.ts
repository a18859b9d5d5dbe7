import type { CodeProblem, Rejection, RejectionReason } from "../../../contracts/portal-api.ts";
import type { CodeRejection } from "../../../contracts/sign-in.ts";
import { ProblemError } from "../http/problem.ts";

const messages = {
  "too-short": "This password is too short.",
  "too-long": "This password is too long.",
  common: "This password is easy to guess: it is well known, or a simple pattern. Choose something of your own.",
  personal:
    "This password is your own name, address or number, or the company's. Choose something that others do not know of you.",
  "needs-uppercase": "This password needs an upper-case letter (A-Z).",
  "needs-lowercase": "This password needs a lower-case letter (a-z).",
  "needs-number": "This password needs a digit (0-9).",
  "needs-symbol": "This password needs a symbol, such as ! or -.",
  characters:
    "This password has a character that cannot be used here, for example a space. Try dashes instead of spaces.",
  reused: "This password was used before. Choose a new one.",
  "not-accepted": "This password was not accepted. Choose another one.",
} as const satisfies Readonly<Record<RejectionReason, string>>;

/** The rejection of a password, with a text for the person. */
export function rejectionFor(reason: RejectionReason): Rejection {
  return { reason, message: messages[reason] };
}

/** The problem (422) for a rejected password. */
export function passwordRejected(reason: RejectionReason): ProblemError {
  const rejection = rejectionFor(reason);
  return new ProblemError("password-rejected", rejection.message, { rejection });
}

const codeMessages = {
  "wrong-code": "This code was not right. Type the newest one.",
  "used-code": "This code was used before. Wait for the next one.",
} as const satisfies Readonly<Record<CodeRejection, string>>;

/** The rejection of a code, with a text for the person. */
export function codeProblemFor(reason: CodeRejection): CodeProblem {
  return { reason, message: codeMessages[reason] };
}
