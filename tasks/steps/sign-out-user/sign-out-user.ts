import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Input, Output } from "./contract.ts";

export interface SignOutUserDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
}

/**
 * Ends every session of a user: the refresh tokens are revoked, and Cognito takes the access tokens no more. Programs that
 * only check a token's signature take it until it expires.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
export function createSignOutUser({ cognito, userPoolId }: SignOutUserDeps) {
  return async ({ employeeId }: Input): Promise<Output> => {
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: employeeId }));
    return {};
  };
}
