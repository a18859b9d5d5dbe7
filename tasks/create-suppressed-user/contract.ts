import * as z from "zod";
import { EmailAddress, EmployeeId, OnboardingId } from "../lib/identifiers.ts";

export const Input = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  generation: z.int().min(1),
  email: EmailAddress,
  givenName: z.string(),
  familyName: z.string(),
  locale: z.string(),
});
export type Input = z.infer<typeof Input>;

/** `sub` is Cognito's own, never changing id of the user. */
export const Output = z.object({ sub: z.string() });
export type Output = z.infer<typeof Output>;

/** Final: another person's account has this user name or address. HR has to say who is who. */
export const errors = { UserBelongsToAnotherPerson: "UserBelongsToAnotherPerson" } as const;
