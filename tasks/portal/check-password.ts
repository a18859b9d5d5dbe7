import type { PasswordPolicy, RejectionReason } from "./contract.ts";
import type { Person } from "./person.ts";
import { wellKnownPasswords } from "./well-known-passwords.ts";

/** Cognito's own limit, in characters. */
export const MAX_PASSWORD_LENGTH = 256;

/** What a password is compared with. */
export interface PasswordContext {
  readonly policy: PasswordPolicy;
  readonly person: Person;
  readonly employeeId: string;
  readonly companyName: string;
}

/**
 * The rules of NIST SP 800-63B-4, 3.1.1.2: a minimum length and a blocklist compared with the whole password;
 * no composition rules. Answers why a password is refused, or undefined. Cognito has the last word after this.
 */
export function checkPassword(password: string, context: PasswordContext): RejectionReason | undefined {
  const length = [...password].length;
  if (length < context.policy.minLength) return "too-short";
  if (length > context.policy.maxLength) return "too-long";
  const plain = fold(password);
  if (wellKnownPasswords.has(plain) || isRepetition(plain) || isSequence(plain)) return "common";
  return personalWords(context).includes(plain) ? "personal" : undefined;
}

/** One code point, one character; composed, so that the same keys give the same password on every device. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC");
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** `abcabcabcabcabc`: a part of up to eight characters, over and over. */
function isRepetition(text: string): boolean {
  return /^(.{1,8}?)\1+$/su.test(text);
}

/** `abcdefghijklmno`, `zyxwvutsrqponml`: each character next to the one before. */
function isSequence(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(points.slice(1).map((point, index) => point - (points[index] ?? 0)));
  return steps.size === 1 && [1, -1].some((step) => steps.has(step));
}

function personalWords({ person, employeeId, companyName }: PasswordContext): string[] {
  const { givenName, familyName, email } = person;
  const names = [`${givenName} ${familyName}`, `${familyName} ${givenName}`, companyName];
  const words = [
    ...names,
    ...names.map((name) => name.replaceAll(/\s/g, "")),
    email,
    employeeId,
    givenName,
    familyName,
  ];
  return words.map(fold);
}
