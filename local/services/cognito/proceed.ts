import { newPasswordRequired } from "./challenges/new-password-required.ts";
import type { SignInAnswer } from "./sign-in.ts";
import type { User } from "./user.ts";
import type { ClientOfPool } from "./user-pools.ts";

/** What follows a proof that the user passed: the first challenge that is still due, else the tokens. */
export async function proceed(at: ClientOfPool, user: User): Promise<SignInAnswer> {
  if (user.status === "FORCE_CHANGE_PASSWORD") return newPasswordRequired(at, user);
  const grant = at.pool.grants.open(user, at.client);
  const tokens = await at.pool.tokens.issue(grant);
  return { AuthenticationResult: { ...tokens, RefreshToken: grant.refreshToken }, ChallengeParameters: {} };
}
