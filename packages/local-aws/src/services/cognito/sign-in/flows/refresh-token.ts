import { userNotFound } from "../../errors.ts";
import { requireParameter } from "../parameters.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";

/** The flow REFRESH_TOKEN_AUTH: new access and ID tokens. The answer has no refresh token, because it stays the same. */
export async function refreshTokenFlow({ pool, client, parameters }: SignInStep): Promise<SignInAnswer> {
  const token = requireParameter(parameters, "REFRESH_TOKEN");
  const { user } = pool.grants.byRefreshToken(client, token);
  // The client may have hashed the username or the sub, depending on how the user signed in. AWS accepts both.
  checkSecretHash(client, [user.username, user.sub], parameters["SECRET_HASH"]);
  const grant = pool.grants.usable(client, token);
  if (!pool.users.has(user)) throw userNotFound();
  user.assertEnabled();
  return { AuthenticationResult: pool.tokens.issue(grant), ChallengeParameters: {} };
}
