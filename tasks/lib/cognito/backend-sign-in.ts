import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import type { SealedContent } from "../../../contracts/sealed-content.ts";
import { clientOptions, singleAttempt } from "../clients.ts";
import { Text } from "../environment.ts";
import { createSeal, createUnseal } from "../sealing.ts";
import { createClientSettingsReader } from "./client-settings.ts";
import { createSealChallenge } from "./seal-challenge.ts";

/** The environment of a task that signs in in a person's place. */
export const signInEnvironment = { USER_POOL_ID: Text, BACKEND_CLIENT_ID: Text, KEY_ARN: Text };

/** What such a task works with, with clients of this function's own. Call it once, when the module loads. */
export function createBackendSignIn(environment: Readonly<Record<keyof typeof signInEnvironment, string>>) {
  const { USER_POOL_ID: userPoolId, BACKEND_CLIENT_ID: backendClientId, KEY_ARN: keyArn } = environment;
  // A challenge session is good for one right answer: a repeat of the call would be told so, not what came of it.
  const cognito = new CognitoIdentityProviderClient(singleAttempt);
  const kms = new KMSClient(clientOptions);
  const clientSettings = createClientSettingsReader(cognito, userPoolId, backendClientId);
  const now = () => new Date();
  return {
    backend: { cognito, userPoolId, backendClientId, clientSettings },
    sealChallenge: createSealChallenge({
      ...{ cognito, clientSettings, now },
      sealSession: createSeal(kms, keyArn, "session"),
      sealAuthenticator: createSeal(kms, keyArn, "authenticator"),
    }),
    unseal: (content: SealedContent) => createUnseal(kms, keyArn, content),
    now,
  };
}
