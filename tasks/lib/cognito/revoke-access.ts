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
 * Takes away what somebody may have got who read a mail that was not theirs: the password that they chose gives way to a
 * temporary one that nobody knows, then their sessions end, then an authenticator app that they have set up is forgotten.
 * In this order, so that none of it can be got again in between. Repeating it changes nothing.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export function createRevokeAccess({ cognito, userPoolId: UserPoolId, randomBytes }: RevokeAccessDeps) {
  return async (Username: string): Promise<void> => {
    const Password = createTemporaryPassword(randomBytes);
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: false }));
    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
    await cognito.send(new AdminDeleteSoftwareTokenCommand({ UserPoolId, Username })).catch(unlessThereIsNone);
  };
}

/** What a pool without authenticator apps answers is not written down; its users have none to forget. */
function unlessThereIsNone(error: unknown): void {
  const names = [InvalidParameterException, OperationNotEnabledException, UserNotConfirmedException];
  if (!names.some((name) => error instanceof name)) throw error;
}
