import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { errors, type JWTPayload, jwtVerify } from "jose";
import { notAuthorized } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { User } from "../users/user.ts";
import type { Grant, Grants } from "./grants.ts";

interface TokenDeps {
  /** `https://cognito-idp.<region>.amazonaws.com/<pool id>` */
  readonly issuer: string;
  readonly grants: Grants;
  readonly now: () => number;
  readonly newId: () => string;
  /** Replaces the RSA keys, whose signatures take most of the time of a sign-in. */
  readonly tokenKeys?: TokenKeys | undefined;
}

/** A key pair, RSA or P-256. */
export interface TokenKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** All pools of a process share one key pair, because its generation takes long. */
let sharedKeys: TokenKeys | undefined;

function rsaKeys(): TokenKeys {
  sharedKeys ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
  return sharedKeys;
}

/**
 * The JSON Web Tokens of a pool (RS256), with AWS's claims.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html and
 * ...-using-the-id-token.html
 */
export class Tokens {
  readonly #keys: TokenKeys;
  readonly #header: string;
  readonly #deps: TokenDeps;

  constructor(deps: TokenDeps) {
    this.#deps = deps;
    this.#keys = deps.tokenKeys ?? rsaKeys();
    const alg = this.#keys.privateKey.asymmetricKeyType === "rsa" ? "RS256" : "ES256";
    this.#header = encoded({ kid: deps.newId(), alg });
  }

  /** Issues the access and ID tokens of a grant. `ExpiresIn` is in seconds. */
  issue(grant: Grant) {
    const { access, id } = grant.client.lifetimes;
    const shared = this.#sharedClaims(grant);
    const AccessToken = this.#sign({ ...shared, ...accessClaims(grant) }, access);
    const IdToken = this.#sign({ ...shared, ...idClaims(grant.user, grant.client) }, id);
    return { AccessToken, IdToken, ExpiresIn: access, TokenType: "Bearer" };
  }

  /** The grant of an access token. Throws NotAuthorizedException for a token that is not valid. */
  async grantOf(accessToken: string): Promise<Grant> {
    const claims = await this.#verify(accessToken);
    const grant = typeof claims["origin_jti"] === "string" && this.#deps.grants.byOriginJti(claims["origin_jti"]);
    if (!grant || claims["token_use"] !== "access") throw notAuthorized("Invalid Access Token");
    if (grant.revoked) throw notAuthorized("Access Token has been revoked");
    return grant;
  }

  /** Signs synchronously. Jose signs in another thread, so a caller in virtual time would have to poll for the result. */
  #sign(claims: JWTPayload, lifetimeSeconds: number): string {
    const iat = Math.floor(this.#deps.now() / 1000);
    const payload = encoded({ ...claims, iat, exp: iat + lifetimeSeconds, jti: this.#deps.newId() });
    const text = `${this.#header}.${payload}`;
    const key = { key: this.#keys.privateKey, dsaEncoding: "ieee-p1363" } as const;
    return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { issuer, now } = this.#deps;
    try {
      return (await jwtVerify(token, this.#keys.publicKey, { issuer, currentDate: new Date(now()) })).payload;
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

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
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
