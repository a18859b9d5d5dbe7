import { z } from "zod";
import { password, username, userPoolId } from "../input.ts";
import { operation } from "../operation.ts";
import { checkPolicy, policyPrefix } from "../password-policy.ts";

const input = z.strictObject({
  UserPoolId: userPoolId,
  Username: username,
  Password: password,
  Permanent: z.boolean().default(false),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html */
export const adminSetUserPassword = operation(input, (pools, { UserPoolId, Username, Password, Permanent }) => {
  const pool = pools.get(UserPoolId);
  const user = pool.users.get(Username);
  checkPolicy(pool.policy, Password, policyPrefix.change);
  pool.setPassword(user, Password, { temporary: !Permanent });
});
