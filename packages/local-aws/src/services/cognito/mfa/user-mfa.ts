import { Lockout } from "../users/lockout.ts";
import { FACTORS, type Factor } from "./factors.ts";
import type { SoftwareToken } from "./software-token.ts";

/** A user's second factors: what is set up, active and preferred. */
export class UserMfa {
  /** The verified authenticator. */
  token: SoftwareToken | undefined;
  /** An authenticator that is not verified yet. */
  pendingToken: SoftwareToken | undefined;
  /** Counts wrong codes, separately from wrong passwords. */
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
    this.clearPreference(factor);
  }

  prefer(factor: Factor): void {
    this.#active.add(factor);
    this.#preferred = factor;
  }

  /** Makes a factor no longer the preferred one. */
  clearPreference(factor: Factor): void {
    if (this.#preferred === factor) this.#preferred = undefined;
  }

  /** Checks a code. Counts a wrong one and throws `mismatch`. Throws NotAuthorizedException during a lock. */
  prove(now: number, isRight: () => boolean, mismatch: Error): void {
    this.#lockout.assertOpen(now);
    if (!isRight()) {
      this.#lockout.failed(now);
      throw mismatch;
    }
    this.#lockout.reset();
  }
}
