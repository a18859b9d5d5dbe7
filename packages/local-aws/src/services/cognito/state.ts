import { decodeJwt } from "jose";
import { invalidSession, notAuthorized, resourceNotFound, userNotFound } from "./errors.ts";
import { checkMfa } from "./mfa/pool-mfa.ts";
import { parseProperties } from "./resources/parse-properties.ts";
import { userPoolProperties } from "./resources/user-pool.ts";
import { appClientProperties } from "./resources/user-pool-client.ts";
import { AppClient } from "./user-pool/app-client.ts";
import { type ClientOfPool, UserPool, type UserPoolDeps } from "./user-pool/user-pool.ts";
import type { User } from "./users/user.ts";

/** What the operations of Cognito work on: the user pools of the account. */
export class CognitoState {
  readonly #pools = new Map<string, UserPool>();
  readonly #deps: UserPoolDeps;

  constructor(deps: UserPoolDeps) {
    this.#deps = deps;
  }

  /** Creates a pool from the properties of `AWS::Cognito::UserPool`. Throws as `parseProperties` and `checkMfa`. */
  create(properties: unknown): UserPool {
    const settings = parseProperties("AWS::Cognito::UserPool", userPoolProperties, properties);
    checkMfa(settings);
    const pool = new UserPool(`${this.#deps.region}_${this.#letters(9)}`, settings, this.#deps);
    this.#pools.set(pool.id, pool);
    return pool;
  }

  /** Creates a client from the properties of `AWS::Cognito::UserPoolClient`. Throws as `parseProperties`. */
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

  /** Throws ResourceNotFoundException. */
  get(id: string): UserPool {
    const pool = this.#pools.get(id);
    if (pool === undefined) throw resourceNotFound(`User pool ${id} does not exist.`);
    return pool;
  }

  /** Finds a client and its pool: a public operation names the client only. Throws ResourceNotFoundException. */
  byClient(id: string): ClientOfPool {
    const pool = this.all().find(({ clients }) => clients.has(id));
    if (pool === undefined) throw resourceNotFound(`User pool client ${id} does not exist.`);
    return { pool, client: pool.client(id) };
  }

  /** Finds the user, client and pool of an access token. Throws NotAuthorizedException for a token that is not valid. */
  async byAccessToken(token: string): Promise<ClientOfPool & { readonly user: User }> {
    const issuer = issuerOf(token);
    const pool = this.all().find(({ providerName }) => issuer === `https://${providerName}`);
    if (pool === undefined) throw notAuthorized("Invalid Access Token");
    const { user, client } = await pool.tokens.grantOf(token);
    if (!pool.users.has(user)) throw userNotFound();
    return { pool, user, client };
  }

  /** Finds the pool of a sign-in that waits for its second factor. Throws NotAuthorizedException for an unknown session. */
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
