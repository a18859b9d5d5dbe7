import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import { clientOptions, singleAttempt } from "../lib/clients.ts";
import { createClientSettingsReader } from "../lib/cognito/client-settings.ts";
import { createKeepChallenge } from "../lib/cognito/keep-challenge.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { connectRecords } from "../lib/record/connect-records.ts";
import { createSeal, createUnseal } from "../lib/sealing.ts";
import { taskHandler } from "../lib/task.ts";
import { Input } from "./contract.ts";
import { createFinishPasswordChallenge } from "./finish-password-challenge.ts";
import { createSetPassword } from "./set-password.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  USER_POOL_ID: Text,
  BACKEND_CLIENT_ID: Text,
  KEY_ARN: Text,
});
const { USER_POOL_ID: userPoolId, BACKEND_CLIENT_ID: backendClientId, KEY_ARN: keyArn } = environment;
// A challenge session is good for one answer: a repeat of the call would be told so, not what came of it.
const cognito = new CognitoIdentityProviderClient(singleAttempt);
const kms = new KMSClient(clientOptions);
const clientSettings = createClientSettingsReader(cognito, userPoolId, backendClientId);
const now = () => new Date();

/** Lambda: the state `Finish password challenge`. */
export const handler = taskHandler(
  "finish-password-challenge",
  Input,
  createFinishPasswordChallenge({
    records: connectRecords(environment.TABLE_NAME),
    unseal: createUnseal(kms, keyArn, "password"),
    setPassword: createSetPassword({ cognito, userPoolId, backendClientId, clientSettings, randomBytes }),
    keepChallenge: createKeepChallenge({
      ...{ cognito, clientSettings, now },
      sealSession: createSeal(kms, keyArn, "session"),
      sealAuthenticator: createSeal(kms, keyArn, "authenticator"),
    }),
    now,
  }),
);
