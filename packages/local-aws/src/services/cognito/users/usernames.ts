import { invalidParameter } from "../errors.ts";
import type { UserPool } from "../user-pool/user-pool.ts";

const LOOKS_LIKE = {
  email: { form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, text: "email" },
  phone_number: { form: /^\+[0-9]{1,15}$/, text: "phone number" },
} as const;

/**
 * A new user's username and `sub`. In a pool with sign-in attributes (UsernameAttributes) the given name is an address: it
 * becomes that attribute, and the username is the `sub`. In a pool with aliases, a username must not look like an alias.
 * Throws InvalidParameterException.
 */
export function nameAndSub(
  pool: UserPool,
  given: string,
  attributes: Map<string, string>,
): { readonly name: string; readonly sub: string } {
  const sub = pool.deps.newId();
  const { UsernameAttributes: signInNames, AliasAttributes } = pool.settings;
  if (signInNames.length === 0) {
    for (const alias of AliasAttributes) if (alias !== "preferred_username") refuseLookalike(alias, given);
    return { name: given, sub };
  }
  const kind = signInNames.find((name) => LOOKS_LIKE[name].form.test(given));
  if (kind === undefined) {
    const names = signInNames.map((name) => (name === "email" ? "an email" : "a phone number"));
    throw invalidParameter(`Username should be ${names.length > 1 ? "either " : ""}${names.join(" or ")}.`);
  }
  attributes.set(kind, given);
  return { name: sub, sub };
}

function refuseLookalike(alias: keyof typeof LOOKS_LIKE, given: string): void {
  const { form, text } = LOOKS_LIKE[alias];
  if (form.test(given))
    throw invalidParameter(`Username cannot be of ${text} format, since user pool is configured for ${text} alias.`);
}
