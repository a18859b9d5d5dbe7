import type { PortalDeps } from "../deps.ts";
import type { Person } from "../link/person.ts";
import { checkPassword, normalisePassword } from "./check-password.ts";
import { passwordRejected } from "./rejections.ts";

/**
 * A password that is chosen at a sign-in or by a code, as Cognito gets it. Refuses what the link's page refuses, as far
 * as it is known who chooses: of a mere user name nothing may be looked up before Cognito has accepted its proof.
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
