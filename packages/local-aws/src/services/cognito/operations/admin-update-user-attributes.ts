import { z } from "zod";
import { fromWire } from "../users/attributes.ts";
import { attributeList, stringMap, username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: attributeList,
  /** For triggers only: no effect. */
  ClientMetadata: stringMap.optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html */
export const adminUpdateUserAttributes = operation(input, (pools, { UserPoolId, Username, UserAttributes }) => {
  const pool = pools.get(UserPoolId);
  pool.updateAttributes(pool.users.get(Username), fromWire(UserAttributes));
});
