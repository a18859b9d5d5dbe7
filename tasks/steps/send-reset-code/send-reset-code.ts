import {
  AdminResetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Input, Output } from "./contract.ts";

export interface SendResetCodeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
}

/**
 * Invalidates the old password and lets Cognito mail a code; `compose-code-message` writes that mail. The address must
 * be verified. A retry mails a second code, which replaces the first.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export function createSendResetCode({ cognito, userPoolId }: SendResetCodeDeps) {
  return async ({ employeeId }: Input): Promise<Output> => {
    await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId: userPoolId, Username: employeeId }));
    return {};
  };
}
