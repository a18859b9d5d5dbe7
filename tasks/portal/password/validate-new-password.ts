import type { PortalDeps } from "../deps.ts";
import type { Person } from "../link/person.ts";
import { checkPassword, normalisePassword } from "./check-password.ts";
import { passwordRejected } from "./rejections.ts";

/**
 * Validates a password that is chosen without a link, and returns it normalised. Throws the problem
 * `password-rejected`. It applies the same rules as the link's page, with the personal data that the caller has: for a
 * mere user name nothing may be looked up before Cognito has accepted the session or the code.
 */
export function validateNewPassword(
  { passwordPolicy: policy, companyName }: PortalDeps,
  typed: string,
  { username, givenName = "", familyName = "", email = "" }: Pick<Person, "username"> & Partial<Person>,
): string {
  const password = normalisePassword(typed);
  const person = { username, givenName, familyName, email };
  const reason = checkPassword(password, { policy, person, employeeId: username, companyName });
  if (reason !== undefined) throw passwordRejected(reason);
  return password;
}
