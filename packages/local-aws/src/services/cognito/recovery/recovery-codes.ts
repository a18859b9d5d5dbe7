import { codeMismatch, expiredCode, limitExceeded } from "../errors.ts";
import { newCode } from "../messages/code-delivery.ts";
import { Attempts } from "./attempts.ts";

const LIFETIME_MS = 60 * 60_000;
/** About the numbers that were observed on AWS, which does not document them. */
const MAX_REQUESTS = 5;
const MAX_WRONG_CODES = 10;

const wrongCode = () => codeMismatch("Invalid verification code provided, please try again.");

interface Issued {
  readonly code: string;
  readonly expiresAt: number;
}

/**
 * The codes that reset passwords, by the `sub` of a user: one at a time, valid once and for an hour. Too many requests or
 * wrong codes give LimitExceededException, also for a name that no user has.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-password-reset-code
 */
export class RecoveryCodes {
  readonly #issued = new Map<string, Issued>();
  readonly #requests = new Attempts(MAX_REQUESTS);
  readonly #wrong = new Attempts(MAX_WRONG_CODES);
  readonly #now: () => number;
  readonly #randomBytes: (n: number) => Buffer;

  constructor(deps: { readonly now: () => number; readonly randomBytes: (n: number) => Buffer }) {
    this.#now = deps.now;
    this.#randomBytes = deps.randomBytes;
  }

  /** A new code, which replaces the previous one. Throws as `count`. */
  issue(sub: string): string {
    this.count(sub);
    const code = newCode(this.#randomBytes);
    this.#issued.set(sub, { code, expiresAt: this.#now() + LIFETIME_MS });
    return code;
  }

  /** Counts a request. Throws LimitExceededException. */
  count(key: string): void {
    assertWithin(this.#requests, key, this.#now());
    this.#requests.add(key, this.#now());
  }

  /** Throws CodeMismatchException, ExpiredCodeException or LimitExceededException unless the code is valid. */
  check(sub: string, code: string): void {
    const issued = this.#issued.get(sub);
    assertWithin(this.#wrong, sub, this.#now());
    if (issued === undefined || this.#now() >= issued.expiresAt)
      throw expiredCode("Invalid code provided, please request a code again.");
    if (issued.code !== code) this.refuse(sub);
  }

  /** Counts a wrong code and throws as `check` does. */
  refuse(key: string): never {
    assertWithin(this.#wrong, key, this.#now());
    this.#wrong.add(key, this.#now());
    throw wrongCode();
  }

  /** Removes a used code. */
  use(sub: string): void {
    this.#issued.delete(sub);
    this.#wrong.forget(sub);
  }
}

function assertWithin(attempts: Attempts, key: string, now: number): void {
  if (attempts.exhausted(key, now)) throw limitExceeded("Attempt limit exceeded, please try after some time.");
}
