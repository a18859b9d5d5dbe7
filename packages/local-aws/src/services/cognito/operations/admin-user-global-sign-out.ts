import { z } from "zod";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export const adminUserGlobalSignOut = operation(
  z.strictObject({ UserPoolId: userPoolId, Username: username }),
  (pools, { UserPoolId, Username }) => {
    const { users, grants } = pools.get(UserPoolId);
    grants.revokeAll(users.get(Username));
  },
);
