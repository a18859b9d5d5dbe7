import { AwsError } from "../../../kernel/aws-error.ts";
import { checkSecretHash } from "../sign-in/secret-hash.ts";
import type { ClientOfPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";

/**
 * The user who forgot the password, and the key by which attempts are counted. When the client hides user existence, `user`
 * is undefined for an unknown name and for a disabled user. Otherwise an unknown name gives UserNotFoundException.
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
