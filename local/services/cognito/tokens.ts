import { errors, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { AppClient } from "./app-client.ts";
import { notAuthorized } from "./errors.ts";
import type { Grant, Grants } from "./grants.ts";
import type { User } from "./user.ts";

interface TokenDeps {
  /** `https://cognito-idp.<region>.amazonaws.com/<pool id>` */
  readonly issuer: string;
  readonly grants: Grants;
  readonly now: () => number;
  readonly newId: () => string;
}

/** One for all pools of a process: to make one takes longer than anything else that a pool does. */
let sharedKeys: ReturnType<typeof generateKeyPair> | undefined;

function keyPair() {
  sharedKeys ??= generateKeyPair("RS256");
  return sharedKeys;
}

/**
 * The JSON Web Tokens of a pool (RS256), with AWS's claims.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html and
 * ...-using-the-id-token.html
 */
export class Tokens {
  readonly #keys = keyPair();
  readonly #keyId: string;
  readonly #deps: TokenDeps;

  constructor(deps: TokenDeps) {
    this.#deps = deps;
    this.#keyId = deps.newId();
  }

  /** Access and id token of a grant; `ExpiresIn` in seconds. */
  async issue(grant: Grant) {
    const { access, id } = grant.client.lifetimes;
    const shared = this.#sharedClaims(grant);
    const [AccessToken, IdToken] = await Promise.all([
      this.#sign({ ...shared, ...accessClaims(grant) }, access),
      this.#sign({ ...shared, ...idClaims(grant.user, grant.client) }, id),
    ]);
    return { AccessToken, IdToken, ExpiresIn: access, TokenType: "Bearer" };
  }

  /** The sign-in that an access token stems from. Throws NotAuthorizedException unless the token is good now. */
  async grantOf(accessToken: string): Promise<Grant> {
    const claims = await this.#verify(accessToken);
    const grant = typeof claims["origin_jti"] === "string" && this.#deps.grants.byOriginJti(claims["origin_jti"]);
    if (!grant || claims["token_use"] !== "access") throw notAuthorized("Invalid Access Token");
    if (grant.revoked) throw notAuthorized("Access Token has been revoked");
    return grant;
  }

  async #sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string> {
    const { privateKey } = await this.#keys;
    const issuedAt = Math.floor(this.#deps.now() / 1000);
    return new SignJWT({ ...claims, iat: issuedAt, exp: issuedAt + lifetimeSeconds, jti: this.#deps.newId() })
      .setProtectedHeader({ kid: this.#keyId, alg: "RS256" })
      .sign(privateKey);
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { publicKey } = await this.#keys;
    const { issuer, now } = this.#deps;
    try {
      return (await jwtVerify(token, publicKey, { issuer, currentDate: new Date(now()) })).payload;
    } catch (error) {
      throw notAuthorized(error instanceof errors.JWTExpired ? "Access Token has expired" : "Invalid Access Token");
    }
  }

  #sharedClaims({ originJti, user, authTime }: Grant): JWTPayload {
    return {
      sub: user.sub,
      iss: this.#deps.issuer,
      origin_jti: originJti,
      event_id: this.#deps.newId(),
      auth_time: Math.floor(authTime / 1000),
    };
  }
}

function accessClaims({ user, client }: Grant): JWTPayload {
  const scope = "aws.cognito.signin.user.admin";
  return { client_id: client.id, token_use: "access", scope, username: user.username };
}

function idClaims(user: User, client: AppClient): JWTPayload {
  const readable = [...user.attributes].filter(([name]) => name !== "sub" && client.mayRead(name));
  const profile = readable.map(([name, value]) => [name, name.endsWith("_verified") ? value === "true" : value]);
  return {
    ...Object.fromEntries(profile),
    aud: client.id,
    token_use: "id",
    "cognito:username": user.username,
  };
}
