import { z } from "zod";
import { NotSupported } from "../../../kernel/aws-error.ts";
import { unsupportedUserState } from "../errors.ts";
import { DELIVERY_MEDIUMS, invite } from "../messages/invitation.ts";
import { checkPolicy, generatePassword, policyPrefix } from "../user-pool/password-policy.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import { fromWire, toWire } from "../users/attributes.ts";
import type { User } from "../users/user.ts";
import { userView } from "../users/user-view.ts";
import { nameAndSub } from "../users/usernames.ts";
import { attributeList, password, stringMap, username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: attributeList.default([]),
  TemporaryPassword: password.optional(),
  MessageAction: z.enum(["RESEND", "SUPPRESS"]).optional(),
  ForceAliasCreation: z.boolean().default(false),
  DesiredDeliveryMediums: z.array(z.enum(DELIVERY_MEDIUMS)).default(["SMS"]),
  /** For a trigger that the local run does not have. */
  ValidationData: attributeList.optional(),
  ClientMetadata: stringMap.optional(),
});
type Request = z.output<typeof input>;

/**
 * The user exists even if the invitation message fails.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export const adminCreateUser = operation(input, async (pools, request) => {
  if (request.ForceAliasCreation) throw new NotSupported("AdminCreateUser with ForceAliasCreation");
  const pool = pools.get(request.UserPoolId);
  const existing = request.MessageAction === "RESEND" ? invitedUser(pool, request.Username) : undefined;
  const user = existing ?? newUser(pool, request);
  const temporaryPassword = request.TemporaryPassword ?? generatePassword(pool.policy, pool.deps.randomBytes);
  checkPolicy(pool.policy, temporaryPassword, policyPrefix.create);
  pool.setPassword(user, temporaryPassword, { temporary: true });
  if (existing === undefined) pool.users.add(user);
  const { DesiredDeliveryMediums: mediums, ClientMetadata: clientMetadata, MessageAction } = request;
  if (MessageAction !== "SUPPRESS") await invite(pool, user, { temporaryPassword, mediums, clientMetadata });
  return { User: { ...userView(user), Attributes: toWire(user.attributes) } };
});

function newUser(pool: UserPool, { Username, UserAttributes }: Request): User {
  const attributes = fromWire(UserAttributes);
  const { name, sub } = nameAndSub(pool, Username, attributes);
  return pool.newUser(name, sub, attributes);
}

/** The user for RESEND. Throws UnsupportedUserStateException when the status is not FORCE_CHANGE_PASSWORD. */
function invitedUser(pool: UserPool, username: string): User {
  const user = pool.users.get(username);
  if (user.status !== "FORCE_CHANGE_PASSWORD")
    throw unsupportedUserState(`Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`);
  return user;
}
