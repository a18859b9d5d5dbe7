import { notAuthorized } from "../errors.ts";
import { CODE_CHANNELS, codeDelivery } from "../messages/code-delivery.ts";
import { sendCode } from "../messages/send-code.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { recoveryDestination } from "./recovery-channel.ts";

/** Throws NotAuthorizedException for a disabled user, and for one with a temporary password, which only an administrator can replace. */
export function assertResettable(user: User): void {
  user.assertEnabled();
  if (user.status === "FORCE_CHANGE_PASSWORD")
    throw notAuthorized("User password cannot be reset in the current state.");
}

/**
 * Sends the user a code that resets the password. Returns the CodeDeliveryDetails. Throws NotAuthorizedException,
 * InvalidParameterException for a user without a verified address, LimitExceededException, and as `sendCode`.
 */
export async function sendResetCode(
  pool: UserPool,
  client: AppClient | undefined,
  user: User,
  clientMetadata: Readonly<Record<string, string>> | undefined,
) {
  assertResettable(user);
  const { attribute, destination } = recoveryDestination(pool, user);
  const code = pool.recoveryCodes.issue(user.sub);
  const { medium } = CODE_CHANNELS[attribute];
  await sendCode(pool, client, user, { trigger: "ForgotPassword", code, medium, destination, clientMetadata });
  return codeDelivery(attribute, destination);
}
