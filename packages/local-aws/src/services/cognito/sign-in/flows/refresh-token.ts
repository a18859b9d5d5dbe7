import { userNotFound } from "../../errors.ts";
import { need } from "../../operations/input.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";

/** REFRESH_TOKEN_AUTH: new access and id tokens; the refresh token stays the same and is not repeated. */
export async function refreshTokenFlow({ pool, client, parameters }: SignInStep): Promise<SignInAnswer> {
  const token = need(parameters, "REFRESH_TOKEN");
  const { user } = pool.grants.byRefreshToken(client, token);
  // Which name the hash is made of depends on how the user signed in, so AWS takes the sub as well.
  checkSecretHash(client, [user.username, user.sub], parameters["SECRET_HASH"]);
  const grant = pool.grants.usable(client, token);
  if (!pool.users.has(user)) throw userNotFound();
  user.assertEnabled();
  return { AuthenticationResult: pool.tokens.issue(grant), ChallengeParameters: {} };
}
