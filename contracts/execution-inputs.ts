import * as z from "zod";
import { OnboardingId } from "./identifiers.ts";
import { Person } from "./person.ts";

/** The input of an execution of the state machine `onboarding`. */
export const OnboardingInput = Person.extend({
  onboardingId: OnboardingId,
  /** How often HR has hired this person, this time included. */
  generation: z.int().min(1),
  /** A language tag; kept as an attribute of the user. */
  locale: z.string(),
  /** No mail goes out before this instant (ISO 8601, UTC). */
  startsAt: z.iso.datetime(),
});
export type OnboardingInput = z.infer<typeof OnboardingInput>;

/** The input of an execution of the state machine `password-reset`. It reads the address from the account when it needs it. */
export const PasswordResetInput = Person.pick({ employeeId: true, givenName: true }).extend({
  onboardingId: OnboardingId,
  method: z.enum(["link", "code"]),
  /** Cognito's own, never changing id of the user. */
  sub: z.string(),
});
export type PasswordResetInput = z.infer<typeof PasswordResetInput>;
