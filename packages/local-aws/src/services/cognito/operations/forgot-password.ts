import { z } from "zod";
import { simulatedDelivery } from "../messages/code-delivery.ts";
import { recoveringUser } from "../recovery/recovering-user.ts";
import { recoveryAttributes } from "../recovery/recovery-channel.ts";
import { sendResetCode } from "../recovery/send-reset-code.ts";
import { clientId, noEffect, secretHash, stringMap, username } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
  ClientId: clientId,
  Username: username,
  SecretHash: secretHash.optional(),
  ClientMetadata: stringMap.optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword = operation(input, async (pools, { ClientId, Username, SecretHash, ClientMetadata }) => {
  const { pool, client } = pools.byClient(ClientId);
  const [attribute = "email"] = recoveryAttributes(pool);
  const found = recoveringUser({ pool, client }, Username, SecretHash);
  if (found.user !== undefined)
    return { CodeDeliveryDetails: await sendResetCode(pool, client, found.user, ClientMetadata) };
  pool.recoveryCodes.count(found.key);
  return { CodeDeliveryDetails: simulatedDelivery(attribute, pool.id, Username) };
});
