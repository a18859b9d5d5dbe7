import { invalidSession, notAuthorized } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { User } from "../users/user.ts";

/** Gives sessions of the length that AWS has (about 1,540 characters), so that too short a field fails here, too. */
const SESSION_BYTES = 1155;
/** How long an expired session is kept, so that its error is not that of an unknown session. */
const RETENTION_MS = 60 * 60_000;

interface Entry<Pending> {
  readonly client: AppClient;
  readonly user: User;
  readonly pending: Pending;
  readonly expiresAt: number;
  used: boolean;
}

/** A valid session. It stays valid until `use`. */
export interface OpenSession<Pending> {
  readonly client: AppClient;
  readonly user: User;
  readonly pending: Pending;
  /** Marks the session as used: it is not valid any more. */
  use(): void;
}

/** Sign-ins that wait for the response to a challenge. `Pending` is the data of the challenge. */
export class Sessions<Pending> {
  readonly #entries = new Map<string, Entry<Pending>>();
  readonly #now: () => number;
  readonly #randomBytes: (n: number) => Buffer;

  constructor(deps: { readonly now: () => number; readonly randomBytes: (n: number) => Buffer }) {
    this.#now = deps.now;
    this.#randomBytes = deps.randomBytes;
  }

  /** A new session, valid for the client's AuthSessionValidity. */
  issue(client: AppClient, user: User, pending: Pending): string {
    this.#removeOld();
    const session = this.#randomBytes(SESSION_BYTES).toString("base64url");
    const expiresAt = this.#now() + client.sessionValidityMs;
    this.#entries.set(session, { client, user, pending, expiresAt, used: false });
    return session;
  }

  has(session: string): boolean {
    return this.#entries.has(session);
  }

  /**
   * Throws NotAuthorizedException for a session that is unknown, used, expired or of another client. `client` is undefined
   * for a call that names none.
   */
  open(client: AppClient | undefined, session: string): OpenSession<Pending> {
    const entry = this.#entries.get(session);
    if (entry === undefined || (client !== undefined && entry.client !== client)) throw invalidSession();
    if (entry.used) throw notAuthorized("Invalid session for the user, session can only be used once.");
    if (this.#now() >= entry.expiresAt) throw notAuthorized("Invalid session for the user, session is expired.");
    const use = () => {
      entry.used = true;
    };
    return { client: entry.client, user: entry.user, pending: entry.pending, use };
  }

  #removeOld(): void {
    for (const [session, { expiresAt }] of this.#entries) {
      if (expiresAt + RETENTION_MS > this.#now()) return;
      this.#entries.delete(session);
    }
  }
}
