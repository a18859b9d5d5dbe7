import * as z from "zod";
import { OnboardingId } from "../../../contracts/identifiers.ts";
import { Person } from "../../../contracts/person.ts";
import { MailKind } from "../../../contracts/published-events.ts";

export const Input = Person.pick({ email: true, givenName: true }).extend({
  onboardingId: OnboardingId,
  /** The number of the mail, from 1. A new round invalidates the links of the earlier ones. */
  round: z.int().min(1),
  kind: MailKind,
  /** The id of the signal that the execution is handling, or empty. */
  signalId: z.string(),
});
export type Input = z.infer<typeof Input>;

/** `invitedAt`: when the first mail was sent; reminders and the deadline count from there. */
export const Output = z.object({ invitedAt: z.iso.datetime() });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended, so no link may be sent. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
