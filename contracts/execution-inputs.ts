import * as z from "zod";
import { OnboardingId } from "./identifiers.ts";
import { Person } from "./person.ts";

/** The input of an execution of the state machine `onboarding`. */
export const OnboardingInput = Person.extend({
  onboardingId: OnboardingId,
  /** The number of this onboarding among the person's, from 1. */
  generation: z.int().min(1),
  /** A language tag, stored as an attribute of the Cognito user. */
  locale: z.string(),
  /** The first mail goes out at this instant (ISO 8601, UTC), not before. */
  startsAt: z.iso.datetime(),
});
export type OnboardingInput = z.infer<typeof OnboardingInput>;

/**
 * The input of an execution of the state machine `password-reset`. It has no address: the execution reads the address
 * from the account when it sends the mail.
 */
export const PasswordResetInput = Person.pick({ employeeId: true, givenName: true }).extend({
  onboardingId: OnboardingId,
  method: z.enum(["link", "code"]),
  /** The user's id in Cognito, which never changes. */
  sub: z.string(),
});
export type PasswordResetInput = z.infer<typeof PasswordResetInput>;
