import * as z from "zod";
import { OnboardingId } from "../../../contracts/identifiers.ts";
import { Person } from "../../../contracts/person.ts";
import { MailKind } from "../../../contracts/published-events.ts";

export const Input = Person.pick({ email: true, givenName: true }).extend({
  onboardingId: OnboardingId,
  /** Counts the mails that replace each other's links, from 1. */
  round: z.int().min(1),
  kind: MailKind,
  /** The signal that the run acts on, or empty. */
  signalId: z.string(),
});
export type Input = z.infer<typeof Input>;

/** `invitedAt`: when the first mail went out, as an ISO 8601 instant; reminders and the deadline count from there. */
export const Output = z.object({ invitedAt: z.iso.datetime() });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended, so nobody may get a link for it any more. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
