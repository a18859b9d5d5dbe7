import * as z from "zod";

/** HR's own number of a person; also the Cognito user name. Safe in execution names and SES tags. */
export const EmployeeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 characters of A-Z a-z 0-9 _ -");

/** `hire-<employeeId>`, from the second generation on with `-<generation>`; also the execution name (80 at most). */
export const OnboardingId = z.string().regex(/^hire-[A-Za-z0-9_-]{1,75}$/);

/** The longest address that SMTP can carry (RFC 5321, 4.5.3.1.3). */
export const EmailAddress = z.email({ pattern: z.regexes.html5Email, error: "must be an e-mail address" }).max(254);

/** The name of a person's onboarding: the `generation`th time that HR hires them, counted from 1. */
export function onboardingIdOf(employeeId: string, generation: number): string {
  return generation === 1 ? `hire-${employeeId}` : `hire-${employeeId}-${generation}`;
}
