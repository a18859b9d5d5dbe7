import * as z from "zod";
import { EmployeeId, OnboardingId } from "../identifiers.ts";

/** Where an onboarding stands (design section 2). */
export const Status = z.enum(["RECEIVED", "STARTED", "INVITED", "WAITING", "SUBMITTED", "ACTIVATED", "EXPIRED"]);
export type Status = z.infer<typeof Status>;

/** One mailed link: the SHA-256 of its secret, the round it belongs to, its end as an ISO 8601 instant. */
export const LinkHash = z.object({ hash: z.string(), round: z.int(), expiresAt: z.iso.datetime() });
export type LinkHash = z.infer<typeof LinkHash>;

/** Why Cognito did not take a password. A code, never Cognito's text, which may quote what it was sent. */
export const CognitoRejection = z.enum([
  "too-short",
  "needs-uppercase",
  "needs-lowercase",
  "needs-number",
  "needs-symbol",
  "characters",
  "reused",
  "not-accepted",
]);
export type CognitoRejection = z.infer<typeof CognitoRejection>;

/**
 * One item an onboarding, kept for good: it is also the ledger that makes a second `EmployeeHired` a duplicate.
 * No name, no address; the only secrets are a password sealed by KMS, until it is used, and the task token.
 */
export const OnboardingRecord = z.object({
  id: OnboardingId,
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
  /** When the first mail went out; reminders and the deadline count from here. */
  invitedAt: z.iso.datetime().optional(),
  /** Completes the wait for the person. Absent while nothing waits. */
  taskToken: z.string().optional(),
  /** The chosen password, encrypted by KMS under the onboarding id, in base64. Absent once it was used. */
  sealedAnswer: z.string().optional(),
  rejection: CognitoRejection.optional(),
  activatedAt: z.iso.datetime().optional(),
  closedAt: z.iso.datetime().optional(),
});
export type OnboardingRecord = z.infer<typeof OnboardingRecord>;

/** The states that each state may be entered from. Every write of a status derives its condition from here. */
export const priorStates = {
  RECEIVED: [],
  STARTED: ["RECEIVED"],
  INVITED: ["STARTED", "INVITED", "WAITING"],
  WAITING: ["INVITED", "WAITING", "SUBMITTED"],
  SUBMITTED: ["WAITING"],
  ACTIVATED: ["SUBMITTED"],
  EXPIRED: ["RECEIVED", "STARTED", "INVITED", "WAITING"],
} as const satisfies Readonly<Record<Status, readonly Status[]>>;

/** An onboarding that has come to its end other than by activation; a new hire starts the next generation. */
export function isClosed(record: OnboardingRecord): boolean {
  return record.status === "EXPIRED";
}
