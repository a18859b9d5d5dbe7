import * as z from "zod";
import { EmailAddress, OnboardingId } from "../../../contracts/identifiers.ts";
import { MailKind } from "../../../contracts/published-events.ts";

/**
 * `round` counts the mails that replace each other's links, from 1. `signalId`: the signal that the run acts on, or
 * empty.
 */
export const Input = z.object({
  onboardingId: OnboardingId,
  round: z.int().min(1),
  kind: MailKind,
  email: EmailAddress,
  givenName: z.string(),
  locale: z.string(),
  signalId: z.string(),
});
export type Input = z.infer<typeof Input>;

/** `invitedAt`: when the first mail went out, as an ISO 8601 instant; reminders and the deadline count from there. */
export const Output = z.object({ invitedAt: z.iso.datetime() });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended, so nobody may get a link for it any more. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
