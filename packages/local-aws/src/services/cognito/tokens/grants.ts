import { notAuthorized } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { User } from "../users/user.ts";

/** A completed sign-in. Its refresh token and all tokens that descend from it are revoked together. */
export interface Grant {
  /** `origin_jti` of every token that descends from this sign-in. */
  readonly originJti: string;
  readonly refreshToken: string;
  readonly user: User;
  readonly client: AppClient;
  /** Epoch milliseconds. */
  readonly authTime: number;
  readonly expiresAt: number;
  revoked: boolean;
}

interface GrantDeps {
  readonly now: () => number;
  readonly randomBytes: (n: number) => Buffer;
  readonly newId: () => string;
}

/** The sign-ins of a pool. */
export class Grants {
  readonly #byRefreshToken = new Map<string, Grant>();
  readonly #byOriginJti = new Map<string, Grant>();
  readonly #deps: GrantDeps;

  constructor(deps: GrantDeps) {
    this.#deps = deps;
  }

  /** Starts a grant for a completed sign-in. */
  open(user: User, client: AppClient): Grant {
    const authTime = this.#deps.now();
    const grant: Grant = {
      originJti: this.#deps.newId(),
      refreshToken: this.#refreshToken(),
      user,
      client,
      authTime,
      expiresAt: authTime + client.lifetimes.refresh * 1000,
      revoked: false,
    };
    this.#byRefreshToken.set(grant.refreshToken, grant);
    this.#byOriginJti.set(grant.originJti, grant);
    return grant;
  }

  byOriginJti(originJti: string): Grant | undefined {
    return this.#byOriginJti.get(originJti);
  }

  find(refreshToken: string): Grant | undefined {
    return this.#byRefreshToken.get(refreshToken);
  }

  /** The grant of the client's refresh token, revoked or not. Throws NotAuthorizedException for an unknown token. */
  byRefreshToken(client: AppClient, refreshToken: string): Grant {
    const grant = this.#byRefreshToken.get(refreshToken);
    if (grant === undefined || grant.client !== client) throw notAuthorized("Invalid Refresh Token");
    return grant;
  }

  /** As `byRefreshToken`, and throws NotAuthorizedException for a revoked or expired token. */
  usable(client: AppClient, refreshToken: string): Grant {
    const grant = this.byRefreshToken(client, refreshToken);
    if (grant.revoked) throw notAuthorized("Refresh Token has been revoked");
    if (this.#deps.now() >= grant.expiresAt) throw notAuthorized("Refresh Token has expired");
    return grant;
  }

  revokeAll(user: User): void {
    for (const grant of this.#byRefreshToken.values()) if (grant.user === user) grant.revoked = true;
  }

  /** Random bytes in five parts, the form of AWS's encrypted tokens. */
  #refreshToken(): string {
    return [30, 342, 12, 900, 16].map((size) => this.#deps.randomBytes(size).toString("base64url")).join(".");
  }
}
