import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import { clientOptions, singleAttempt } from "../lib/clients.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { connectRecords } from "../lib/record/connect-records.ts";
import { createUnseal } from "../lib/sealing.ts";
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

/** Lambda: the state `Finish password challenge`. */
export const handler = taskHandler(
  "finish-password-challenge",
  Input,
  createFinishPasswordChallenge({
    records: connectRecords(environment.TABLE_NAME),
    unseal: createUnseal(new KMSClient(clientOptions), environment.KEY_ARN),
    setPassword: createSetPassword({
      // A challenge session is good for one answer: a repeat of the call would be told so, not what came of it.
      cognito: new CognitoIdentityProviderClient(singleAttempt),
      userPoolId: environment.USER_POOL_ID,
      backendClientId: environment.BACKEND_CLIENT_ID,
      randomBytes,
    }),
    now: () => new Date(),
  }),
);
