import { z } from "zod";
import { checkPolicy, policyPrefix } from "../user-pool/password-policy.ts";
import { password, username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

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
