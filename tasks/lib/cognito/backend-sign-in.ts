import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import type { SealedContent } from "../../../contracts/sealed-content.ts";
import { clientOptions, singleAttempt } from "../clients.ts";
import { Text } from "../environment.ts";
import { createSeal, createUnseal } from "../sealing.ts";
import { createClientSettingsReader } from "./client-settings.ts";
import { createSealChallenge } from "./seal-challenge.ts";

/** The environment variables of a task that signs in on behalf of a person. */
export const signInEnvironment = { USER_POOL_ID: Text, BACKEND_CLIENT_ID: Text, KEY_ARN: Text };

/** Creates the dependencies of such a task, with their AWS clients. Call it once, when the module loads. */
export function createBackendSignIn(environment: Readonly<Record<keyof typeof signInEnvironment, string>>) {
  const { USER_POOL_ID: userPoolId, BACKEND_CLIENT_ID: backendClientId, KEY_ARN: keyArn } = environment;
  // A challenge session can be used once. If the SDK repeated a call, it would get an error instead of the lost result.
  const cognito = new CognitoIdentityProviderClient(singleAttempt);
  const kms = new KMSClient(clientOptions);
  const clientSettings = createClientSettingsReader(cognito, userPoolId, backendClientId);
  const now = () => new Date();
  return {
    backend: { cognito, userPoolId, backendClientId, clientSettings },
    sealChallenge: createSealChallenge({
      cognito,
      clientSettings,
      now,
      sealSession: createSeal(kms, keyArn, "session"),
      sealAuthenticator: createSeal(kms, keyArn, "authenticator"),
    }),
    unseal: (content: SealedContent) => createUnseal(kms, keyArn, content),
    now,
  };
}
