import { notAuthorized } from "../errors.ts";

const FREE_FAILURES = 5;
const LONGEST_MS = 15 * 60_000;

/**
 * Counts wrong passwords of one user. The fifth locks sign-in for one second, each further one for twice as long, up to 15
 * minutes. An attempt during a lock does not extend it. After 15 minutes without an attempt the count starts again.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html (lockout behavior)
 */
export class Lockout {
  #failures = 0;
  #lastFailureAt = 0;
  #lockedUntil = 0;

  /** Throws NotAuthorizedException while the user is locked out. `now` is in milliseconds. */
  assertOpen(now: number): void {
    if (now < this.#lockedUntil) throw notAuthorized("Password attempts exceeded");
    if (now - Math.max(this.#lastFailureAt, this.#lockedUntil) >= LONGEST_MS) this.#failures = 0;
  }

  failed(now: number): void {
    this.#failures += 1;
    this.#lastFailureAt = now;
    const excess = this.#failures - FREE_FAILURES;
    if (excess >= 0) this.#lockedUntil = now + Math.min(1000 * 2 ** excess, LONGEST_MS);
  }

  reset(): void {
    this.#failures = 0;
    this.#lockedUntil = 0;
  }
}
