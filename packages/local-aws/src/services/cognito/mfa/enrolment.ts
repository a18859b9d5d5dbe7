import { invalidParameter, invalidSession, softwareTokenNotFound } from "../errors.ts";
import type { CognitoState } from "../state.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { enabledFactors } from "./pool-mfa.ts";
import type { SoftwareToken } from "./software-token.ts";

/** A call about an authenticator names its user by one of these. */
interface Caller {
  readonly AccessToken?: string | undefined;
  readonly Session?: string | undefined;
}

/** A user who registers an authenticator, signed in or during MFA_SETUP. During MFA_SETUP each step has its own session. */
interface Enrolment {
  readonly pool: UserPool;
  /** The authenticator of AssociateSoftwareToken, which VerifySoftwareToken verifies. */
  readonly token: SoftwareToken | undefined;
  associate(token: SoftwareToken): { readonly Session?: string };
  verify(token: SoftwareToken): { readonly Session?: string };
}

/**
 * Finds the user of the call. Throws NotAuthorizedException for a token or session that is not valid, and
 * SoftwareTokenMFANotFoundException for a pool without authenticators. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
 */
export async function enrolmentOf(pools: CognitoState, { AccessToken, Session }: Caller): Promise<Enrolment> {
  if (AccessToken === undefined && Session === undefined)
    throw invalidParameter("Either AccessToken or Session is required");
  const enrolment = AccessToken === undefined ? inSetup(pools, Session ?? "") : await signedIn(pools, AccessToken);
  if (!enabledFactors(enrolment.pool.settings).includes("SOFTWARE_TOKEN_MFA"))
    throw softwareTokenNotFound("Software Token MFA has not been enabled by the userPool");
  return enrolment;
}

/** A sign-in asks for a verified authenticator only after SetUserMFAPreference has made it active. */
async function signedIn(pools: CognitoState, accessToken: string): Promise<Enrolment> {
  const { pool, user } = await pools.byAccessToken(accessToken);
  const setPending = (token: SoftwareToken | undefined) => {
    user.mfa.pendingToken = token;
    return {};
  };
  const verify = (token: SoftwareToken) => {
    user.mfa.token = token;
    return setPending(undefined);
  };
  return { pool, token: user.mfa.pendingToken, associate: setPending, verify };
}

function inSetup(pools: CognitoState, session: string): Enrolment {
  const pool = pools.byMfaSession(session);
  const { client, user, pending, use } = pool.mfaSessions.open(undefined, session);
  // Somebody who knows the password only must not be able to replace an existing authenticator.
  if (pending.challenge !== "MFA_SETUP" || user.mfa.token !== undefined) throw invalidSession();
  assertActive(pool, user);
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

function assertActive(pool: UserPool, user: User): void {
  if (!pool.users.has(user) || user.status !== "CONFIRMED") throw invalidSession();
  user.assertEnabled();
}
