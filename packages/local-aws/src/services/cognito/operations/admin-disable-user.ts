import { z } from "zod";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** Also revokes the user's tokens. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html */
export const adminDisableUser = operation(
  z.strictObject({ UserPoolId: userPoolId, Username: username }),
  (pools, { UserPoolId, Username }) => {
    const pool = pools.get(UserPoolId);
    const user = pool.users.get(Username);
    user.setEnabled(false, pool.now());
    pool.grants.revokeAll(user);
  },
);
