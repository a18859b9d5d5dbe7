import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";

/**
 * Ends every session of a user, by name or alias. Call it only after the caller has proven to be that user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
export function createSignOut(cognito: CognitoIdentityProviderClient, UserPoolId: string) {
  return async (Username: string): Promise<void> => {
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
  };
}
