import { z } from "zod";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html */
export const adminEnableUser = operation(
  z.strictObject({ UserPoolId: userPoolId, Username: username }),
  (pools, { UserPoolId, Username }) => {
    const pool = pools.get(UserPoolId);
    pool.users.get(Username).setEnabled(true, pool.now());
  },
);
