import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { texts } from "../texts/texts.ts";
import type { Fault } from "./form.ts";

export interface Entries {
  readonly newPassword: string;
  readonly repeat: string;
}

/** Length as the portal counts it: composed, and one code point is one character. */
export function lengthOf(password: string): number {
  return [...password.normalize("NFC")].length;
}

/** `open` while the second entry may still become the same. */
export function match({ newPassword, repeat }: Entries): "open" | "met" | "failed" {
  if (repeat === "") return "open";
  if (repeat === newPassword) return "met";
  return newPassword.startsWith(repeat) ? "open" : "failed";
}

/** What must be mended before the password is sent; the portal judges the rest, all but the repeat without a policy. */
export function faultOf(
  entries: Entries,
  { minLength, maxLength }: PasswordPolicy = { minLength: 1, maxLength: Number.POSITIVE_INFINITY },
): Fault<keyof Entries> | undefined {
  const length = lengthOf(entries.newPassword);
  if (length === 0) return { place: "newPassword", message: texts.fault.empty };
  if (length < minLength) return { place: "newPassword", message: texts.fault.short(length, minLength) };
  if (length > maxLength) return { place: "newPassword", message: texts.fault.long(length, maxLength) };
  if (entries.newPassword !== entries.repeat) return { place: "repeat", message: texts.fault.mismatch };
  return undefined;
}
