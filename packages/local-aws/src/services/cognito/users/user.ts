import { notAuthorized, passwordResetRequired, wrongCredentials } from "../errors.ts";
import { UserMfa } from "../mfa/user-mfa.ts";
import { Lockout } from "./lockout.ts";
import { passwordMatches, type StoredPassword, storePassword } from "./password.ts";

/** The user statuses that the supported operations can set. */
export type UserStatus = "FORCE_CHANGE_PASSWORD" | "CONFIRMED" | "RESET_REQUIRED";

/** A password to set. With `temporaryUntil` (epoch milliseconds) the next sign-in must replace it. */
interface NewPassword {
  readonly password: string;
  readonly salt: Buffer;
  readonly now: number;
  readonly temporaryUntil?: number;
}

/** A user's attributes, status, password and second factors. `UserDirectory` keeps names and aliases unique. */
export class User {
  readonly username: string;
  readonly sub: string;
  readonly createdAt: number;
  readonly lockout = new Lockout();
  readonly mfa = new UserMfa();
  attributes: ReadonlyMap<string, string>;
  modifiedAt: number;
  enabled = true;
  status: UserStatus = "FORCE_CHANGE_PASSWORD";
  readonly #srpIdentity: string;
  #stored: StoredPassword | undefined;
  #temporaryUntil: number | undefined;

  constructor(init: {
    readonly username: string;
    readonly sub: string;
    readonly poolName: string;
    readonly attributes: ReadonlyMap<string, string>;
    readonly now: number;
  }) {
    this.username = init.username;
    this.sub = init.sub;
    this.attributes = init.attributes;
    this.createdAt = init.now;
    this.modifiedAt = init.now;
    this.#srpIdentity = `${init.poolName}${init.username}`;
  }

  /** The stored password, which SRP needs. */
  get storedPassword(): StoredPassword | undefined {
    return this.#stored;
  }

  setPassword({ password, salt, now, temporaryUntil }: NewPassword): void {
    this.#stored = storePassword(this.#srpIdentity, password, salt);
    this.#temporaryUntil = temporaryUntil;
    this.status = temporaryUntil === undefined ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
    this.modifiedAt = now;
    this.lockout.reset();
  }

  /** Makes the password invalid until a code has reset it. */
  requireReset(now: number): void {
    this.status = "RESET_REQUIRED";
    this.modifiedAt = now;
  }

  setEnabled(enabled: boolean, now: number): void {
    this.enabled = enabled;
    this.modifiedAt = now;
  }

  /** Throws NotAuthorizedException or PasswordResetRequiredException unless this is the user's valid password. */
  checkPassword(password: string, now: number): void {
    this.prove(now, (stored) => passwordMatches(stored, this.#srpIdentity, password));
  }

  /** As `checkPassword`, with another proof that the caller knows the password. */
  prove(now: number, knows: (stored: StoredPassword) => boolean): void {
    this.assertEnabled();
    if (this.status === "RESET_REQUIRED") throw passwordResetRequired();
    this.lockout.assertOpen(now);
    if (this.#stored === undefined || !knows(this.#stored)) {
      this.lockout.failed(now);
      throw wrongCredentials();
    }
    this.lockout.reset();
    if (this.#temporaryUntil !== undefined && now >= this.#temporaryUntil)
      throw notAuthorized("Temporary password has expired and must be reset by an administrator.");
  }

  /** Throws NotAuthorizedException for a disabled user. */
  assertEnabled(): void {
    if (!this.enabled) throw notAuthorized("User is disabled.");
  }
}
