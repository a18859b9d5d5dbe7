import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KMSClient } from "@aws-sdk/client-kms";
import { clientOptions } from "../../lib/clients.ts";
import { createRevokeAccess } from "../../lib/cognito/revoke-access.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { createUnseal } from "../../lib/sealing.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createTakeNewAddress } from "./take-new-address.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text, KEY_ARN: Text, USER_POOL_ID: Text });

/** Lambda: the state `Take new address`. */
export const handler = taskHandler(
  "take-new-address",
  Input,
  createTakeNewAddress({
    records: connectRecords(environment.TABLE_NAME),
    unseal: createUnseal(new KMSClient(clientOptions), environment.KEY_ARN, "address"),
    revokeAccess: createRevokeAccess({
      cognito: new CognitoIdentityProviderClient(clientOptions),
      userPoolId: environment.USER_POOL_ID,
      randomBytes,
    }),
  }),
);
