import { z } from "zod";
import { NotSupported } from "../../../kernel/aws-error.ts";
import { fromWire, toWire } from "../attributes.ts";
import { attributeList, password, stringMap, username, userPoolId } from "../input.ts";
import { operation } from "../operation.ts";
import { checkPolicy, generatePassword, policyPrefix } from "../password-policy.ts";
import { userView } from "../user-view.ts";
import { nameAndSub } from "../usernames.ts";

const input = z.strictObject({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: attributeList.default([]),
  TemporaryPassword: password.optional(),
  MessageAction: z.enum(["RESEND", "SUPPRESS"]).optional(),
  ForceAliasCreation: z.boolean().default(false),
  /** Say how the suppressed message would have gone, and what triggers would see: no effect. */
  DesiredDeliveryMediums: z.array(z.enum(["SMS", "EMAIL"])).optional(),
  ValidationData: attributeList.optional(),
  ClientMetadata: stringMap.optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export const adminCreateUser = operation(input, (pools, request) => {
  if (request.MessageAction !== "SUPPRESS") throw new NotSupported("AdminCreateUser that sends an invitation");
  if (request.ForceAliasCreation) throw new NotSupported("AdminCreateUser with ForceAliasCreation");
  const pool = pools.get(request.UserPoolId);
  const attributes = fromWire(request.UserAttributes);
  const { name, sub } = nameAndSub(pool, request.Username, attributes);
  const user = pool.newUser(name, sub, attributes);
  const temporaryPassword = request.TemporaryPassword ?? generatePassword(pool.policy, pool.deps.randomBytes);
  checkPolicy(pool.policy, temporaryPassword, policyPrefix.create);
  pool.setPassword(user, temporaryPassword, { temporary: true });
  pool.users.add(user);
  return { User: { ...userView(user), Attributes: toWire(user.attributes) } };
});
