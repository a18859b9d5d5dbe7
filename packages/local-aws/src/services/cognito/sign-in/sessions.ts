import { invalidSession, notAuthorized } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { User } from "../users/user.ts";

/** As long as the sessions that AWS hands out (about 1,540 characters), so that a store too narrow for them shows here. */
const SESSION_BYTES = 1155;
/** How long an outlived session is still recognised, to tell "expired" from "never issued". */
const REMEMBERED_MS = 60 * 60_000;

interface Entry<Pending> {
  readonly client: AppClient;
  readonly user: User;
  readonly pending: Pending;
  readonly expiresAt: number;
  used: boolean;
}

/** A session that was found good. It stays usable until the challenge is passed. */
export interface OpenSession<Pending> {
  readonly client: AppClient;
  readonly user: User;
  readonly pending: Pending;
  /** Marks the challenge as passed: the session is not accepted again. */
  use(): void;
}

/** Sign-ins that wait for the answer to a challenge; `Pending` is what the challenge keeps until then. */
export class Sessions<Pending> {
  readonly #entries = new Map<string, Entry<Pending>>();
  readonly #now: () => number;
  readonly #randomBytes: (n: number) => Buffer;

  constructor(deps: { readonly now: () => number; readonly randomBytes: (n: number) => Buffer }) {
    this.#now = deps.now;
    this.#randomBytes = deps.randomBytes;
  }

  /** A new session string, good for the client's AuthSessionValidity. */
  issue(client: AppClient, user: User, pending: Pending): string {
    this.#forgetOld();
    const session = this.#randomBytes(SESSION_BYTES).toString("base64url");
    const expiresAt = this.#now() + client.sessionValidityMs;
    this.#entries.set(session, { client, user, pending, expiresAt, used: false });
    return session;
  }

  has(session: string): boolean {
    return this.#entries.has(session);
  }

  /**
   * Throws NotAuthorizedException when the session is unknown, another client's, used or expired. `client` is undefined
   * for calls that name none.
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

  #forgetOld(): void {
    for (const [session, { expiresAt }] of this.#entries) {
      if (expiresAt + REMEMBERED_MS > this.#now()) return;
      this.#entries.delete(session);
    }
  }
}
