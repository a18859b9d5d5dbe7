import { z } from "zod";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html */
export const adminDeleteSoftwareToken = operation(
  z.strictObject({ UserPoolId: userPoolId, Username: username }),
  (pools, { UserPoolId, Username }) => {
    const { mfa } = pools.get(UserPoolId).users.get(Username);
    mfa.token = undefined;
    mfa.pendingToken = undefined;
    mfa.deactivate("SOFTWARE_TOKEN_MFA");
    return {};
  },
);
