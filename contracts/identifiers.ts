import * as z from "zod";

/** HR's own number of a person; also the Cognito user name. Safe in execution names and SES tags. */
export const EmployeeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 characters of A-Z a-z 0-9 _ -");

/**
 * `hire-<employeeId>`, `reset-<employeeId>` for a password reset, from the second time on with `-<number>`; also the
 * execution name (80 at most).
 */
export const OnboardingId = z.string().regex(/^(hire|reset)-[A-Za-z0-9_-]{1,74}$/);

/**
 * HTML's pattern of an address, less what no mail service delivers to and SES and Cognito refuse only when the
 * run is under way: a domain without a dot, a local part of more than 64 characters or with stray dots.
 */
const DELIVERABLE =
  /^(?=[^@]{1,64}@)[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

/** As long as SMTP can carry (RFC 5321, 4.5.3.1.3). */
export const EmailAddress = z.email({ pattern: DELIVERABLE, error: "must be an e-mail address" }).max(254);

/** What a record, and its link, is for. A password reset is kept like an onboarding: the same item, the same steps. */
export const Purpose = z.enum(["onboarding", "password-reset"]);
export type Purpose = z.infer<typeof Purpose>;

const prefixes = { onboarding: "hire", "password-reset": "reset" } as const satisfies Readonly<Record<Purpose, string>>;

/** The `number`th name, counted from 1, that the onboardings (or password resets) of a person can have. */
export function onboardingIdOf(purpose: Purpose, employeeId: string, number: number): string {
  const first = `${prefixes[purpose]}-${employeeId}`;
  return number === 1 ? first : `${first}-${number}`;
}
