import { userNotFound, wrongCredentials } from "../errors.ts";
import type { ClientOfPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";

/** One step of a sign-in: AuthParameters or ChallengeResponses, and the Session of the call, if any. */
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

/** Ends a sign-in with tokens. */
export async function grantTokens({ pool, client }: ClientOfPool, user: User): Promise<SignInAnswer> {
  const grant = pool.grants.open(user, client);
  const tokens = pool.tokens.issue(grant);
  return { AuthenticationResult: { ...tokens, RefreshToken: grant.refreshToken }, ChallengeParameters: {} };
}

/** The user who signs in. An unknown name gives UserNotFoundException, or NotAuthorizedException when the client hides user existence. */
export function signInUser({ pool, client }: ClientOfPool, username: string): User {
  const user = pool.users.find(username);
  if (user === undefined) throw client.hidesUserExistence ? wrongCredentials() : userNotFound();
  return user;
}
