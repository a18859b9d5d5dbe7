import * as z from "zod";

/** HR's number for a person; also the Cognito user name. Safe in execution names and SES tags. */
export const EmployeeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 characters of A-Z a-z 0-9 _ -");

/**
 * The id of an onboarding, `hire-<employeeId>`, or of a password reset, `reset-<employeeId>`; from the second one of a
 * person on with `-<number>` at its end. It is also the execution name (80 characters at most).
 */
export const OnboardingId = z.string().regex(/^(hire|reset)-[A-Za-z0-9_-]{1,74}$/);

/**
 * HTML's pattern of an address, without those that cannot be delivered and that SES and Cognito would refuse only
 * during the execution: a domain without a dot, a local part of more than 64 characters or with stray dots.
 */
const DELIVERABLE =
  /^(?=[^@]{1,64}@)[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

/** SMTP allows 254 characters (RFC 5321, 4.5.3.1.3). */
export const EmailAddress = z.email({ pattern: DELIVERABLE, error: "must be an e-mail address" }).max(254);

/** What a record and its links are for. A password reset has a record of the same form, and shares steps. */
export const Purpose = z.enum(["onboarding", "password-reset"]);
export type Purpose = z.infer<typeof Purpose>;

const prefixes = { onboarding: "hire", "password-reset": "reset" } as const satisfies Readonly<Record<Purpose, string>>;

/** The id with this number, counted from 1, among the ids of a person's onboardings (or password resets). */
export function onboardingIdOf(purpose: Purpose, employeeId: string, number: number): string {
  const first = `${prefixes[purpose]}-${employeeId}`;
  return number === 1 ? first : `${first}-${number}`;
}
