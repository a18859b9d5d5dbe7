import type { PasswordPolicy, RejectionReason } from "../../../contracts/portal-api.ts";
import type { Person } from "../link/person.ts";
import { wellKnownPasswords } from "./well-known-passwords.ts";
import { wellKnownWords } from "./well-known-words.ts";

/** Cognito's limit, in characters. */
export const MAX_PASSWORD_LENGTH = 256;

/** The policy and the personal data that a password is checked against. */
export interface PasswordContext {
  readonly policy: PasswordPolicy;
  readonly person: Person;
  readonly employeeId: string;
  readonly companyName: string;
}

/**
 * Checks a password by the rules of NIST SP 800-63B-4, 3.1.1.2: a minimum length, and a blocklist that is compared with
 * the whole password; no composition rules. Returns why the password is rejected, or undefined. Cognito may still
 * reject a password that passes.
 */
export function checkPassword(password: string, context: PasswordContext): RejectionReason | undefined {
  const length = [...password].length;
  if (length < context.policy.minLength) return "too-short";
  if (length > context.policy.maxLength) return "too-long";
  const letters = fold(password);
  // If most characters are neither letters nor digits, the few others must not decide.
  const plain = letters.length * 2 >= length ? letters : password;
  if (wellKnownPasswords.has(plain) || isWellKnownWord(password)) return "common";
  if ([password, plain].some(isPattern)) return "common";
  return personalWords(context).some((word) => isRepetitionOf(plain, word)) ? "personal" : undefined;
}

/** Composes characters (NFC), so that the same keys give the same password on every device. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC");
}

/** Reduces a text to lower-case letters and digits: capitals and dashes do not make a well-known password safer. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const DIGITS_AROUND = [/^$/, /^\d{1,4}/, /\d{1,4}$/, /^\d{1,4}|\d{1,4}$/g];

/**
 * `sunshine1`, `Summer2026!`, `P@ssw0rd`: a well-known word with up to four digits before and after it, also in variant
 * spelling.
 */
function isWellKnownWord(password: string): boolean {
  const core = password
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/^[^\p{L}\p{N}@$]+|[^\p{L}\p{N}@$]+$/gu, "");
  const words = DIGITS_AROUND.map((digits) => core.replace(digits, ""));
  return words.some((word) => wellKnownWords.has(fold(word)) || wellKnownWords.has(fold(withLetters(word))));
}

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ "@": "a", $: "s", 0: "o", 1: "i", 3: "e", 5: "s" }),
);

/** Replaces signs and digits that people type instead of letters. */
function withLetters(word: string): string {
  return [...word].map((character) => LETTERS.get(character) ?? character).join("");
}

function isPattern(text: string): boolean {
  return text !== "" && (isRepetition(text) || isSequence(text));
}

/** `abcabcabcabcabc`, `password1password1`: one part repeated. */
function isRepetition(text: string): boolean {
  return /^(.+?)\1+$/su.test(text);
}

function isRepetitionOf(text: string, word: string): boolean {
  return word !== "" && text !== "" && text.replaceAll(word, "") === "";
}

/** `abcdefghijklmno`, `zyxwvutsrqponml`, `123456789012345`: consecutive characters, up or down; 0 follows 9. */
function isSequence(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, index) => stepFrom(points[index] ?? 0, point));
  return [1, -1].some((step) => steps.every((each) => each === step));
}

const [ZERO, NINE] = [0x30, 0x39];

function stepFrom(one: number, next: number): number {
  if (one === NINE && next === ZERO) return 1;
  return one === ZERO && next === NINE ? -1 : next - one;
}

/** Words that others know about a person. A password that is one of them, alone or repeated, is rejected. */
function personalWords({ person, employeeId, companyName }: PasswordContext): string[] {
  const { givenName, familyName, email } = person;
  const [localPart = ""] = email.split("@");
  const names = [`${givenName}${familyName}`, `${familyName}${givenName}`, givenName, familyName];
  return [...names, companyName, email, localPart, employeeId].map(fold);
}
