import * as z from "zod";
import { EmployeeId, OnboardingId, Purpose } from "../../../contracts/identifiers.ts";
import { CodeRejection, CognitoRejection, SecondFactor } from "../../../contracts/sign-in.ts";
import { Signal } from "../signal/signal.ts";

/** Where an onboarding stands (design section 2). */
export const Status = z.enum([
  "RECEIVED",
  "STARTED",
  "INVITED",
  "WAITING",
  "SUBMITTED",
  "CODE_WAITING",
  "ACTIVATED",
  "EXPIRED",
  "CANCELLED",
]);
export type Status = z.infer<typeof Status>;

/** One mailed link: the SHA-256 of its secret, the round it belongs to, its end as an ISO 8601 instant. */
export const LinkHash = z.object({
  hash: z.string(),
  round: z.int(),
  expiresAt: z.iso.datetime(),
  /** Of the address that it was mailed to (`hashEmail`). Links that were mailed before there was any have none. */
  emailHash: z.string().optional(),
});
export type LinkHash = z.infer<typeof LinkHash>;

/** A challenge that waits for the person's code. */
export const Challenge = z.object({
  name: SecondFactor,
  /** Cognito's session, encrypted by KMS as content `session`, in base64. */
  sealedSession: z.string(),
  /** When Cognito forgets the session. */
  expiresAt: z.iso.datetime(),
  /** Where the code went, masked by Cognito. */
  destination: z.string().optional(),
  /** SELECT_MFA_TYPE: what there is to choose from. */
  options: z.array(z.string()).optional(),
  /** MFA_SETUP: the authenticator app's secret, encrypted by KMS as content `authenticator`, in base64. */
  sealedAuthenticator: z.string().optional(),
});
export type Challenge = z.infer<typeof Challenge>;

/**
 * One item an onboarding, kept for good: it is also the ledger that makes a second `EmployeeHired` a duplicate.
 * No name, no address; the only secrets are a password sealed by KMS, until it is used, and the task token.
 */
export const OnboardingRecord = z.object({
  id: OnboardingId,
  purpose: Purpose.default("onboarding"),
  employeeId: EmployeeId,
  /** How often HR has hired this person, this time included. */
  generation: z.int(),
  status: Status,
  executionArn: z.string(),
  /** The round whose links live; 0 before the first mail. */
  round: z.int(),
  /** The last round whose mail went out. */
  mailedRound: z.int(),
  links: z.array(LinkHash),
  /** Passwords tried with this round's links, refused ones too; the portal bounds them. */
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  /** When the event was sent that asked for this one. What HR sent before it is about an earlier one. */
  askedAt: z.iso.datetime().optional(),
  /** When the first mail went out; reminders and the deadline count from here. */
  invitedAt: z.iso.datetime().optional(),
  /** Completes the wait for the person. Absent while nothing waits. */
  taskToken: z.string().optional(),
  /** The chosen password, encrypted by KMS under the onboarding id, in base64. Absent once it was used. */
  sealedPassword: z.string().optional(),
  rejection: CognitoRejection.optional(),
  challenge: Challenge.optional(),
  /** The code for the challenge, encrypted by KMS as content `code`, in base64. Absent once it was used. */
  sealedCode: z.string().optional(),
  codeRejection: CodeRejection.optional(),
  /** What the run was told and has not acted on yet, in the order of arrival. */
  signals: z.array(Signal).default([]),
  /** Every signal ever taken, so that none is taken twice. */
  signalIds: z.array(z.string()).default([]),
  /** How many those are: a write that has read the record can say that none came in between. */
  signalCount: z.int().default(0),
  /** How often the page has asked for a fresh link, and when it may ask again. */
  resends: z.int().default(0),
  resendAllowedAt: z.iso.datetime().optional(),
  activatedAt: z.iso.datetime().optional(),
  closedAt: z.iso.datetime().optional(),
});
export type OnboardingRecord = z.infer<typeof OnboardingRecord>;

/** How soon after a mail, or its own request for one, the page may ask for the next. */
export const RESEND_PAUSE_SECONDS = 300;

/** The states that each state may be entered from. Every write of a status derives its condition from here. */
export const priorStates = {
  RECEIVED: [],
  STARTED: ["RECEIVED"],
  // Out of SUBMITTED and CODE_WAITING when a signal has made the password that was handed in void.
  INVITED: ["STARTED", "INVITED", "WAITING", "SUBMITTED", "CODE_WAITING"],
  WAITING: ["INVITED", "WAITING", "SUBMITTED"],
  SUBMITTED: ["WAITING"],
  CODE_WAITING: ["SUBMITTED", "CODE_WAITING"],
  ACTIVATED: ["SUBMITTED", "CODE_WAITING"],
  EXPIRED: ["RECEIVED", "STARTED", "INVITED", "WAITING"],
  CANCELLED: ["RECEIVED", "STARTED", "INVITED", "WAITING", "SUBMITTED", "CODE_WAITING"],
} as const satisfies Readonly<Record<Status, readonly Status[]>>;

/** The states of an onboarding that is under way. */
export const openStates = priorStates.CANCELLED;

/** An onboarding that has come to its end other than by activation; a new hire starts the next generation. */
export function isClosed({ status }: Pick<OnboardingRecord, "status">): boolean {
  return status === "EXPIRED" || status === "CANCELLED";
}

/** Nothing moves any more: activated or closed. */
export function isOver(record: Pick<OnboardingRecord, "status">): boolean {
  return record.status === "ACTIVATED" || isClosed(record);
}
