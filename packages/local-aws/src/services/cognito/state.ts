import { decodeJwt } from "jose";
import { invalidSession, notAuthorized, resourceNotFound, userNotFound } from "./errors.ts";
import { checkMfa } from "./mfa/pool-mfa.ts";
import { parseProperties } from "./resources/parse-properties.ts";
import { userPoolProperties } from "./resources/user-pool.ts";
import { appClientProperties } from "./resources/user-pool-client.ts";
import { AppClient } from "./user-pool/app-client.ts";
import { UserPool, type UserPoolDeps } from "./user-pool/user-pool.ts";
import type { User } from "./users/user.ts";

/** An app client with the pool that it belongs to. */
export interface ClientOfPool {
  readonly pool: UserPool;
  readonly client: AppClient;
}

/** All user pools of the account. */
export class UserPools {
  readonly #pools = new Map<string, UserPool>();
  readonly #deps: UserPoolDeps;

  constructor(deps: UserPoolDeps) {
    this.#deps = deps;
  }

  create(properties: unknown): UserPool {
    const settings = parseProperties("AWS::Cognito::UserPool", userPoolProperties, properties);
    checkMfa(settings);
    const pool = new UserPool(`${this.#deps.region}_${this.#letters(9)}`, settings, this.#deps);
    this.#pools.set(pool.id, pool);
    return pool;
  }

  createClient(properties: unknown): AppClient {
    const settings = parseProperties("AWS::Cognito::UserPoolClient", appClientProperties, properties);
    const pool = this.get(settings.UserPoolId);
    const secret = settings.GenerateSecret ? this.#letters(52) : undefined;
    const client = new AppClient({ id: this.#letters(26), secret, settings, createdAt: pool.now() });
    pool.clients.set(client.id, client);
    return client;
  }

  all(): UserPool[] {
    return [...this.#pools.values()];
  }

  get(id: string): UserPool {
    const pool = this.#pools.get(id);
    if (pool === undefined) throw resourceNotFound(`User pool ${id} does not exist.`);
    return pool;
  }

  /** Public operations name the app client only. */
  byClient(id: string): ClientOfPool {
    const pool = this.all().find(({ clients }) => clients.has(id));
    if (pool === undefined) throw resourceNotFound(`User pool client ${id} does not exist.`);
    return { pool, client: pool.client(id) };
  }

  /** The sign-in that an access token stems from. Throws NotAuthorizedException unless the token is good now. */
  async byAccessToken(token: string): Promise<ClientOfPool & { readonly user: User }> {
    const issuer = issuerOf(token);
    const pool = this.all().find(({ providerName }) => issuer === `https://${providerName}`);
    if (pool === undefined) throw notAuthorized("Invalid Access Token");
    const { user, client } = await pool.tokens.grantOf(token);
    if (!pool.users.has(user)) throw userNotFound();
    return { pool, user, client };
  }

  /** The pool where a sign-in waits for its second factor. Throws NotAuthorizedException for a session that is not known. */
  byMfaSession(session: string): UserPool {
    const pool = this.all().find(({ mfaSessions }) => mfaSessions.has(session));
    if (pool === undefined) throw invalidSession();
    return pool;
  }

  #letters(length: number): string {
    const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    return [...this.#deps.randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
  }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
