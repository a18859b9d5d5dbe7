import { Lockout } from "../users/lockout.ts";
import { FACTORS, type Factor } from "./factors.ts";
import type { SoftwareToken } from "./software-token.ts";

/** What a user has set up and chosen for the second step of a sign-in. */
export class UserMfa {
  /** The authenticator that the user has proved to have. */
  token: SoftwareToken | undefined;
  /** One that a signed-in user associated and has not verified yet. */
  pendingToken: SoftwareToken | undefined;
  /** Wrong codes are counted apart from wrong passwords. */
  readonly #lockout = new Lockout();
  readonly #active = new Set<Factor>();
  #preferred: Factor | undefined;

  /** UserMFASettingList. */
  get active(): Factor[] {
    return FACTORS.filter((factor) => this.#active.has(factor));
  }

  /** PreferredMfaSetting. */
  get preferred(): Factor | undefined {
    return this.#preferred;
  }

  activate(factor: Factor): void {
    this.#active.add(factor);
  }

  deactivate(factor: Factor): void {
    this.#active.delete(factor);
    this.forget(factor);
  }

  prefer(factor: Factor): void {
    this.#active.add(factor);
    this.#preferred = factor;
  }

  /** Keeps a factor active, but no longer as the preferred one. */
  forget(factor: Factor): void {
    if (this.#preferred === factor) this.#preferred = undefined;
  }

  /** Takes a code, or counts a wrong one and throws `mismatch`. Throws NotAuthorizedException during a lock. */
  prove(now: number, isRight: () => boolean, mismatch: Error): void {
    this.#lockout.assertOpen(now);
    if (!isRight()) {
      this.#lockout.failed(now);
      throw mismatch;
    }
    this.#lockout.reset();
  }
}
