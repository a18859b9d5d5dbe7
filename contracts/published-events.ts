import * as z from "zod";
import { EmployeeId, OnboardingId } from "./identifiers.ts";

/** `id` is the same however often an event is sent: receivers drop what they have seen. */
const id = z.string().min(1);
const about = { id, onboardingId: OnboardingId, employeeId: EmployeeId };

/** Why a link has gone out. */
export const MailKind = z.enum(["invitation", "reminder", "password-reset"]);
export type MailKind = z.infer<typeof MailKind>;

/** Why a link does not reach its person: the mail came back, was called spam, or the address signs in another account. */
export const BounceReason = z.enum(["bounce", "complaint", "address-in-use"]);
export type BounceReason = z.infer<typeof BounceReason>;

/** The events that this system emits, by detail type; `source` is always `onboarding`. */
export const outgoing = {
  InvitationSent: z.object({ ...about, round: z.int().min(1), kind: MailKind }),
  UserActivated: z.object({ ...about, username: z.string(), sub: z.string(), activatedAt: z.iso.datetime() }),
  OnboardingExpired: z.object({ ...about, expiredAt: z.iso.datetime() }),
  OnboardingCancelled: z.object({ ...about, cancelledAt: z.iso.datetime() }),
  /** The run waits on; HR has to correct the address (`EmployeeEmailChanged`). */
  InvitationBounced: z.object({ ...about, round: z.int().min(1), reason: BounceReason }),
  /** A run ended before its time: somebody has to repair and redrive it. `error` is a name, never a text. */
  OnboardingFailed: z.object({
    ...about,
    executionArn: z.string(),
    status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
    error: z.string().optional(),
    failedAt: z.iso.datetime(),
  }),
  PasswordResetCompleted: z.object({ ...about, username: z.string(), sub: z.string(), completedAt: z.iso.datetime() }),
  /** `reasons` name fields and rules, never what the event held. */
  OnboardingRejected: z.object({ id, employeeId: EmployeeId.optional(), reasons: z.array(z.string()).min(1) }),
} as const;

export type OutgoingType = keyof typeof outgoing;
export type Outgoing<Type extends OutgoingType> = z.infer<(typeof outgoing)[Type]>;

export const OUTGOING_SOURCE = "onboarding";
