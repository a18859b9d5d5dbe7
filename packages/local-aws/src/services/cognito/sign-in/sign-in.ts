import { userNotFound, wrongCredentials } from "../errors.ts";
import type { ClientOfPool } from "../state.ts";
import type { User } from "../users/user.ts";

/** What a sign-in step gets: AuthParameters or ChallengeResponses, and the Session of the call, if any. */
export interface SignInStep extends ClientOfPool {
  readonly parameters: Readonly<Record<string, string>>;
  readonly session?: string | undefined;
}

interface Tokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken?: string;
  /** Seconds. */
  readonly ExpiresIn: number;
  readonly TokenType: string;
}

/** The answer of every sign-in operation: the tokens, or the next challenge. */
export type SignInAnswer =
  | { readonly AuthenticationResult: Tokens; readonly ChallengeParameters: Readonly<Record<string, string>> }
  | {
      readonly ChallengeName: string;
      readonly Session?: string;
      readonly ChallengeParameters: Readonly<Record<string, string>>;
    };

/** The end of a sign-in. */
export async function grantTokens({ pool, client }: ClientOfPool, user: User): Promise<SignInAnswer> {
  const grant = pool.grants.open(user, client);
  const tokens = pool.tokens.issue(grant);
  return { AuthenticationResult: { ...tokens, RefreshToken: grant.refreshToken }, ChallengeParameters: {} };
}

/** The user who signs in, or what the client lets people know about names that nobody has. */
export function signInUser({ pool, client }: ClientOfPool, username: string): User {
  const user = pool.users.find(username);
  if (user === undefined) throw client.hidesUserExistence ? wrongCredentials() : userNotFound();
  return user;
}
