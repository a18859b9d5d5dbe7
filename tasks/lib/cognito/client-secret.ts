import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createClientSettingsReader } from "./client-settings.ts";

/** Reads the secret of a user pool's client, undefined where it has none; asks Cognito once. */
export function createClientSecretReader(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  clientId: string,
): () => Promise<string | undefined> {
  const settings = createClientSettingsReader(cognito, userPoolId, clientId);
  return async () => (await settings()).secret;
}
