import {
  AdminDeleteSoftwareTokenCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
  InvalidParameterException,
  OperationNotEnabledException,
  UserNotConfirmedException,
} from "@aws-sdk/client-cognito-identity-provider";
import { createTemporaryPassword, type RandomBytes } from "./temporary-password.ts";

export interface RevokeAccessDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly randomBytes: RandomBytes;
}

/**
 * Revokes all access that a reader of a misdirected mail may have gained: replaces the chosen password by a temporary
 * one that nobody knows, ends all sessions, then removes an authenticator app that was set up. The order prevents
 * access from being regained in between. Idempotent.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export function createRevokeAccess({ cognito, userPoolId: UserPoolId, randomBytes }: RevokeAccessDeps) {
  return async (Username: string): Promise<void> => {
    const Password = createTemporaryPassword(randomBytes);
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: false }));
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
    await cognito.send(new AdminDeleteSoftwareTokenCommand({ UserPoolId, Username })).catch(ignoreMissingAuthenticator);
  };
}

/** AWS does not document which error a pool without authenticator apps returns; its users have none to remove. */
function ignoreMissingAuthenticator(error: unknown): void {
  const names = [InvalidParameterException, OperationNotEnabledException, UserNotConfirmedException];
  if (!names.some((name) => error instanceof name)) throw error;
}
