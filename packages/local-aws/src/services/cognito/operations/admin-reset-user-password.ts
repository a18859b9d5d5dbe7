import { z } from "zod";
import { sendResetCode } from "../recovery/send-reset-code.ts";
import { stringMap, username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ UserPoolId: userPoolId, Username: username, ClientMetadata: stringMap.optional() });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html */
export const adminResetUserPassword = operation(input, async (pools, { UserPoolId, Username, ClientMetadata }) => {
  const pool = pools.get(UserPoolId);
  const user = pool.users.get(Username);
  await sendResetCode(pool, undefined, user, ClientMetadata);
  user.requireReset(pool.now());
});
