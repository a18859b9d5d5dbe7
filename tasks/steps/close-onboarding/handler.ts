import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { createRevokeAccess } from "../../lib/cognito/revoke-access.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { createCloseOnboarding } from "./close-onboarding.ts";
import { Input } from "./contract.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text, USER_POOL_ID: Text, EVENT_BUS_NAME: Text });
const { USER_POOL_ID: userPoolId } = environment;
const cognito = new CognitoIdentityProviderClient(clientOptions);

/** Lambda: the states `Expire onboarding`, `Cancel onboarding` and `Expire reset`. */
export const handler = taskHandler(
  "close-onboarding",
  Input,
  createCloseOnboarding({
    records: connectRecords(environment.TABLE_NAME),
    cognito,
    userPoolId,
    publish: createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME),
    revokeAccess: createRevokeAccess({ cognito, userPoolId, randomBytes }),
    now: () => new Date(),
  }),
);
