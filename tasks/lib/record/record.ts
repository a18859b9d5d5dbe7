import * as z from "zod";
import { EmployeeId, OnboardingId, Purpose } from "../../../contracts/identifiers.ts";
import { CodeRejection, CognitoRejection, SecondFactor } from "../../../contracts/sign-in.ts";
import { Signal } from "../signal/signal.ts";

/** The status of an onboarding (design section 2). */
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

/** One mailed link: the SHA-256 of its secret, its round, and when it expires. */
export const LinkHash = z.object({
  hash: z.string(),
  round: z.int(),
  expiresAt: z.iso.datetime(),
  /** Hash of the address that it was mailed to (`hashEmail`). Links of earlier releases have none. */
  emailHash: z.string().optional(),
});
export type LinkHash = z.infer<typeof LinkHash>;

/** The challenge that the person has to submit a code for. */
export const Challenge = z.object({
  name: SecondFactor,
  /** Cognito's session, sealed as content `session`, in base64. */
  sealedSession: z.string(),
  /** When the session ends. */
  expiresAt: z.iso.datetime(),
  /** Where the code went, masked by Cognito. */
  destination: z.string().optional(),
  /** SELECT_MFA_TYPE: the factors to choose from. */
  options: z.array(z.string()).optional(),
  /** MFA_SETUP: the authenticator app's secret, sealed as content `authenticator`, in base64. */
  sealedAuthenticator: z.string().optional(),
});
export type Challenge = z.infer<typeof Challenge>;

/**
 * The item of one onboarding. It is never deleted, because it also makes a second `EmployeeHired` a duplicate. It has
 * no name and no address. Its secrets are sealed (encrypted with KMS for this onboarding and one purpose), except for
 * the task token.
 */
export const OnboardingRecord = z.object({
  id: OnboardingId,
  purpose: Purpose.default("onboarding"),
  employeeId: EmployeeId,
  /** The number of this onboarding among the person's, from 1. */
  generation: z.int(),
  status: Status,
  executionArn: z.string(),
  /** The round whose links are valid; 0 before the first mail. */
  round: z.int(),
  /** The last round whose mail was sent. */
  mailedRound: z.int(),
  links: z.array(LinkHash),
  /**
   * Passwords submitted with this round's links, rejected ones too, later the codes. The portal limits their number.
   */
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  /** When the event that claimed this record was sent. Events that HR sent before it concern an earlier onboarding. */
  askedAt: z.iso.datetime().optional(),
  /** When the first mail was sent; reminders and the deadline count from here. */
  invitedAt: z.iso.datetime().optional(),
  /** The task token of the execution's wait. Absent while the execution does not wait. */
  taskToken: z.string().optional(),
  /** The submitted password, sealed as content `password`, in base64. Removed once it was used. */
  sealedPassword: z.string().optional(),
  rejection: CognitoRejection.optional(),
  challenge: Challenge.optional(),
  /** The submitted code for the challenge, sealed as content `code`, in base64. Removed once it was used. */
  sealedCode: z.string().optional(),
  codeRejection: CodeRejection.optional(),
  /** The signals that the execution has not handled yet, in the order of arrival. */
  signals: z.array(Signal).default([]),
  /** The ids of all signals that were ever stored, so that none is stored twice. */
  signalIds: z.array(z.string()).default([]),
  /** The number of `signalIds`. A conditional write compares it to detect a signal that arrived after the read. */
  signalCount: z.int().default(0),
  /** How often the page requested a fresh link, and when it may do so again. */
  resends: z.int().default(0),
  resendAllowedAt: z.iso.datetime().optional(),
  activatedAt: z.iso.datetime().optional(),
  closedAt: z.iso.datetime().optional(),
});
export type OnboardingRecord = z.infer<typeof OnboardingRecord>;

/** The page may request a fresh link this long after the last mail, or after its last request. */
export const RESEND_PAUSE_SECONDS = 300;

/** The states from which each state may be entered. Every write of a status derives its condition from this table. */
export const priorStates = {
  RECEIVED: [],
  STARTED: ["RECEIVED"],
  // From SUBMITTED and CODE_WAITING when a signal has invalidated the submitted password.
  INVITED: ["STARTED", "INVITED", "WAITING", "SUBMITTED", "CODE_WAITING"],
  WAITING: ["INVITED", "WAITING", "SUBMITTED"],
  SUBMITTED: ["WAITING"],
  CODE_WAITING: ["SUBMITTED", "CODE_WAITING"],
  ACTIVATED: ["SUBMITTED", "CODE_WAITING"],
  EXPIRED: ["RECEIVED", "STARTED", "INVITED", "WAITING"],
  CANCELLED: ["RECEIVED", "STARTED", "INVITED", "WAITING", "SUBMITTED", "CODE_WAITING"],
} as const satisfies Readonly<Record<Status, readonly Status[]>>;

/** The states of an onboarding that has not ended. */
export const openStates = priorStates.CANCELLED;

/** Whether an onboarding ended without activation. A new hire then starts the next generation. */
export function isClosed({ status }: Pick<OnboardingRecord, "status">): boolean {
  return status === "EXPIRED" || status === "CANCELLED";
}

/** Whether an onboarding has ended: activated or closed. */
export function isOver(record: Pick<OnboardingRecord, "status">): boolean {
  return record.status === "ACTIVATED" || isClosed(record);
}
