import { invalidParameter } from "../errors.ts";
import type { SchemaAttribute } from "../resources/user-pool.ts";

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const STANDARD =
  "name given_name family_name middle_name nickname preferred_username profile picture website email email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at";

/** The verification flag of each attribute that has one. */
export const VERIFIED_BY = { email: "email_verified", phone_number: "phone_number_verified" } as const;

/** What a pool's schema says about an attribute. */
export interface AttributeRule {
  readonly required: boolean;
  readonly mutable: boolean;
}

/** The rules of a pool's attributes by name: the standard ones, changed by the pool's Schema, and its own, as `custom:<name>`. */
export function attributeRules(schema: readonly SchemaAttribute[]): ReadonlyMap<string, AttributeRule> {
  const rules = new Map<string, AttributeRule>([["sub", { required: false, mutable: false }]]);
  for (const name of STANDARD.split(" ")) rules.set(name, { required: false, mutable: true });
  for (const { Name, Required, Mutable } of schema)
    rules.set(rules.has(Name) ? Name : `custom:${Name}`, { required: Required, mutable: Mutable });
  return rules;
}

/** Attributes from their wire form. A blank or missing value removes the attribute. */
export function fromWire(list: readonly { readonly Name: string; readonly Value?: string | undefined }[]) {
  return new Map(list.map(({ Name, Value }) => [Name, Value ?? ""]));
}

/** Attributes in their wire form. */
export function toWire(attributes: ReadonlyMap<string, string>): { Name: string; Value: string }[] {
  return [...attributes].map(([Name, Value]) => ({ Name, Value }));
}

const FORMATS = [
  [/^email$/, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Invalid email address format."],
  [/^phone_number$/, /^\+[0-9]{1,15}$/, "Invalid phone number format."],
  [/^(email|phone_number)_verified$/, /^(true|false)$/i, "Attribute value must be true or false."],
] as const;

/** Throws InvalidParameterException for an unknown attribute or a wrong value. `existing` is undefined for a new user. */
export function checkAttributes(
  rules: ReadonlyMap<string, AttributeRule>,
  changes: ReadonlyMap<string, string>,
  existing?: ReadonlyMap<string, string>,
): void {
  for (const [name, value] of changes) {
    const rule = rules.get(name);
    if (rule === undefined) throw invalidParameter(`user.${name}: Attribute does not exist in the schema.\n`);
    if (name === "sub" || (existing !== undefined && !rule.mutable))
      throw invalidParameter(`user.${name}: Attribute cannot be updated.\n`);
    const wrong = FORMATS.find(([names, format]) => value !== "" && names.test(name) && !format.test(value));
    if (wrong !== undefined) throw invalidParameter(wrong[2]);
  }
}

/** The attributes after the changes. A changed address loses its verification. */
export function applyChanges(
  existing: ReadonlyMap<string, string>,
  changes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const after = new Map(existing);
  for (const [address, flag] of Object.entries(VERIFIED_BY)) {
    const changed = changes.has(address) && changes.get(address) !== existing.get(address);
    if (changed && existing.has(flag)) after.set(flag, "false");
  }
  for (const [name, value] of changes) {
    if (value === "") after.delete(name);
    else after.set(name, name.endsWith("_verified") ? value.toLowerCase() : value);
  }
  return after;
}
