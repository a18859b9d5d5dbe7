import * as z from "zod";
import { EmployeeId, OnboardingId } from "../identifiers.ts";

/** `id` is the same however often an event is sent: receivers drop what they have seen. */
const id = z.string().min(1);
const about = { id, onboardingId: OnboardingId, employeeId: EmployeeId };

/** The events that this system emits, by detail type; `source` is always `onboarding`. */
export const outgoing = {
  InvitationSent: z.object({ ...about, round: z.int().min(1), kind: z.enum(["invitation", "reminder"]) }),
  UserActivated: z.object({ ...about, username: z.string(), sub: z.string(), activatedAt: z.iso.datetime() }),
  OnboardingExpired: z.object({ ...about, expiredAt: z.iso.datetime() }),
  /** `reasons` name fields and rules, never what the event held. */
  OnboardingRejected: z.object({ id, employeeId: EmployeeId.optional(), reasons: z.array(z.string()).min(1) }),
} as const;

export type OutgoingType = keyof typeof outgoing;
export type Outgoing<Type extends OutgoingType> = z.infer<(typeof outgoing)[Type]>;

export const OUTGOING_SOURCE = "onboarding";
