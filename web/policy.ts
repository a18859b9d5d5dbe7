import type { PasswordPolicy } from "../tasks/portal/contract.ts";
import { texts } from "./texts.ts";

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

export interface Fault {
  /** What to mend; `form` when it is not what was typed. */
  readonly place: keyof Entries | "form";
  readonly message: string;
}

/** What must be mended before the password is sent; the portal judges the rest. */
export function faultOf(entries: Entries, policy: PasswordPolicy): Fault | undefined {
  const length = lengthOf(entries.newPassword);
  if (length === 0) return { place: "newPassword", message: texts.fault.empty };
  if (length < policy.minLength) {
    return { place: "newPassword", message: texts.fault.short(length, policy.minLength) };
  }
  if (length > policy.maxLength) {
    return { place: "newPassword", message: texts.fault.long(length, policy.maxLength) };
  }
  if (entries.newPassword !== entries.repeat) return { place: "repeat", message: texts.fault.mismatch };
  return undefined;
}
