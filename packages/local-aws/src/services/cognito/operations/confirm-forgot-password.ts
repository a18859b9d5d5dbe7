import { z } from "zod";
import { recoveringUser } from "../recovery/recovering-user.ts";
import { assertResettable } from "../recovery/send-reset-code.ts";
import { checkPolicy, policyPrefix } from "../user-pool/password-policy.ts";
import { clientId, confirmationCode, noEffect, password, secretHash, username } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  ...noEffect,
  ClientId: clientId,
  Username: username,
  ConfirmationCode: confirmationCode,
  Password: password,
  SecretHash: secretHash.optional(),
});

/**
 * After a password that the policy refuses, the code is still valid.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export const confirmForgotPassword = operation(input, (pools, request) => {
  const { ClientId, Username, ConfirmationCode, Password, SecretHash } = request;
  const { pool, client } = pools.byClient(ClientId);
  const { user, key } = recoveringUser({ pool, client }, Username, SecretHash);
  if (user === undefined) return pool.recoveryCodes.refuse(key);
  assertResettable(user);
  pool.recoveryCodes.check(key, ConfirmationCode);
  checkPolicy(pool.policy, Password, policyPrefix.change);
  pool.recoveryCodes.use(key);
  pool.setPassword(user, Password, { temporary: false });
});
