import { AwsError } from "../../../kernel/aws-error.ts";
import { checkSecretHash } from "../sign-in/secret-hash.ts";
import type { ClientOfPool } from "../state.ts";
import type { User } from "../users/user.ts";

/**
 * Who wants a new password, and the key that attempts are counted by. A client that hides who exists gets nobody for a name
 * that nobody has and for a disabled user; others get UserNotFoundException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function recoveringUser(
  { pool, client }: ClientOfPool,
  username: string,
  secretHash: string | undefined,
): { readonly user: User | undefined; readonly key: string } {
  checkSecretHash(client, [username], secretHash);
  const user = pool.users.find(username);
  if (client.hidesUserExistence && !user?.enabled) return { user: undefined, key: username.toLowerCase() };
  if (user === undefined) throw new AwsError("UserNotFoundException", "Username/client id combination not found.");
  return { user, key: user.sub };
}
