import * as z from "zod";
import { EmailAddress, OnboardingId } from "../lib/identifiers.ts";

/**
 * `round` counts the mails that replace each other's links, from 1. `reminder` counts the reminders
 * sent so far: 0 is the invitation, and the wait after it ends at the first reminder's day.
 */
export const Input = z.object({
  onboardingId: OnboardingId,
  round: z.int().min(1),
  reminder: z.int().min(0),
  email: EmailAddress,
  givenName: z.string(),
  locale: z.string(),
});
export type Input = z.infer<typeof Input>;

/** `waitUntil`: when the wait for the person ends, as an ISO 8601 instant. */
export const Output = z.object({ waitUntil: z.iso.datetime() });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended, so nobody may get a link for it any more. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
