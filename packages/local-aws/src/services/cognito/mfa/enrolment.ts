import { invalidParameter, invalidSession, softwareTokenNotFound } from "../errors.ts";
import type { UserPools } from "../state.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { enabledFactors } from "./pool-mfa.ts";
import type { SoftwareToken } from "./software-token.ts";

/** How a call names the user who registers an authenticator. */
interface Caller {
  readonly AccessToken?: string | undefined;
  readonly Session?: string | undefined;
}

/** A user who registers an authenticator: signed in, or in front of MFA_SETUP, where each step has a session of its own. */
interface Enrolment {
  readonly pool: UserPool;
  /** What AssociateSoftwareToken made and VerifySoftwareToken waits for. */
  readonly token: SoftwareToken | undefined;
  associate(token: SoftwareToken): { readonly Session?: string };
  verify(token: SoftwareToken): { readonly Session?: string };
}

/**
 * Throws NotAuthorizedException for a bad token or session, and SoftwareTokenMFANotFoundException for a pool without
 * authenticators. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
 */
export async function enrolmentOf(pools: UserPools, { AccessToken, Session }: Caller): Promise<Enrolment> {
  if (AccessToken === undefined && Session === undefined)
    throw invalidParameter("Either AccessToken or Session is required");
  const enrolment = AccessToken === undefined ? inSetup(pools, Session ?? "") : await signedIn(pools, AccessToken);
  if (!enabledFactors(enrolment.pool.settings).includes("SOFTWARE_TOKEN_MFA"))
    throw softwareTokenNotFound("Software Token MFA has not been enabled by the userPool");
  return enrolment;
}

/** A verified token is not asked for before SetUserMFAPreference makes it active. */
async function signedIn(pools: UserPools, accessToken: string): Promise<Enrolment> {
  const { pool, user } = await pools.byAccessToken(accessToken);
  const keep = (token: SoftwareToken | undefined) => {
    user.mfa.pendingToken = token;
    return {};
  };
  const verify = (token: SoftwareToken) => {
    user.mfa.token = token;
    return keep(undefined);
  };
  return { pool, token: user.mfa.pendingToken, associate: keep, verify };
}

function inSetup(pools: UserPools, session: string): Enrolment {
  const pool = pools.byMfaSession(session);
  const { client, user, pending, use } = pool.mfaSessions.open(undefined, session);
  // Only who has no authenticator may register one with a password alone; else a password would replace it.
  if (pending.challenge !== "MFA_SETUP" || user.mfa.token !== undefined) throw invalidSession();
  assertStillHere(pool, user);
  const next = (token: SoftwareToken, verified: boolean) => {
    use();
    return { Session: pool.mfaSessions.issue(client, user, { ...pending, token, verified }) };
  };
  const verify = (token: SoftwareToken) => {
    user.mfa.token = token;
    user.mfa.activate("SOFTWARE_TOKEN_MFA");
    return next(token, true);
  };
  return { pool, token: pending.token, associate: (token) => next(token, false), verify };
}

function assertStillHere(pool: UserPool, user: User): void {
  if (!pool.users.has(user) || user.status !== "CONFIRMED") throw invalidSession();
  user.assertEnabled();
}
