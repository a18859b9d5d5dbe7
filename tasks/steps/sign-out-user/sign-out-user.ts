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
 * Ends every session of a user: Cognito revokes the refresh tokens and no longer accepts the access tokens. Programs
 * that only verify a token's signature accept it until it expires.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
export function createSignOutUser({ cognito, userPoolId }: SignOutUserDeps) {
  return async ({ employeeId }: Input): Promise<Output> => {
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: employeeId }));
    return {};
  };
}
