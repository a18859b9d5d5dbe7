import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import { SFNClient } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { clientOptions, singleAttempt } from "../lib/clients.ts";
import { createClientSettingsReader } from "../lib/cognito/client-settings.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { completeWait, failWait } from "../lib/execution/task-token.ts";
import { createLog } from "../lib/log.ts";
import { connectRecords } from "../lib/record/record-store.ts";
import { createSeal, createUnseal } from "../lib/sealing.ts";
import { createPortal } from "./app.ts";
import { createLambdaAdapter } from "./http/lambda-adapter.ts";
import { readPage } from "./http/page.ts";
import { createPersonReader } from "./link/person.ts";
import { MAX_PASSWORD_LENGTH } from "./password/check-password.ts";
import { createSignOut } from "./sign-in/sign-out.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  USER_POOL_ID: Text,
  APP_CLIENT_ID: Text,
  COOKIE_DOMAIN: Text.optional(),
  KEY_ARN: Text,
  COMPANY_NAME: Text,
  SUPPORT_CONTACT: Text,
  SIGN_IN_URL: Text,
  MIN_PASSWORD_LENGTH: z.coerce.number().int().positive(),
});
const { USER_POOL_ID: userPoolId, APP_CLIENT_ID: clientId, KEY_ARN: keyArn } = environment;
const cognito = new CognitoIdentityProviderClient(clientOptions);
const kms = new KMSClient(clientOptions);
const stateMachines = new SFNClient(clientOptions);
const clientSettings = createClientSettingsReader(cognito, userPoolId, clientId);

/** Lambda: every request of the HTTP API (payload format 2.0). */
export const handler = createLambdaAdapter(
  createPortal({
    records: connectRecords(environment.TABLE_NAME),
    readPerson: createPersonReader(cognito, userPoolId),
    signOut: createSignOut(cognito, userPoolId),
    sealPassword: createSeal(kms, keyArn, "password"),
    sealCode: createSeal(kms, keyArn, "code"),
    unsealAuthenticator: createUnseal(kms, keyArn, "authenticator"),
    completeWait: (taskToken) => completeWait(stateMachines, taskToken),
    failWait: (...failure) => failWait(stateMachines, ...failure),
    appClient: {
      cognito: new CognitoIdentityProviderClient(singleAttempt),
      clientId,
      readSecret: async () => (await clientSettings()).secret,
    },
    cookieDomain: environment.COOKIE_DOMAIN,
    now: () => new Date(),
    log: createLog("portal"),
    page: readPage(new URL("./page/", import.meta.url)),
    passwordPolicy: { minLength: environment.MIN_PASSWORD_LENGTH, maxLength: MAX_PASSWORD_LENGTH },
    companyName: environment.COMPANY_NAME,
    supportContact: environment.SUPPORT_CONTACT,
    signInUrl: environment.SIGN_IN_URL,
  }),
);
