import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { texts } from "../texts/texts.ts";
import { formOf } from "./form.ts";
import { passwordFields } from "./password-fields.ts";
import { faultOf } from "./policy.ts";

/**
 * The form behind a link. It has no user name field: the name is not known yet, and a masked address would be saved by
 * password managers as if it were one. The last screen asks to add the name instead.
 */
export function passwordForm(policy: PasswordPolicy) {
  const { fields, parts, entries, clear } = passwordFields(policy);
  const form = formOf({ fields, parts, say: texts.password, check: () => faultOf(entries(), policy) });
  return { ...form, clear, newPassword: () => entries().newPassword };
}
