import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { receiverClientOptions } from "../../lib/clients.ts";
import { UnverifiedAddress } from "../../lib/cognito/user.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { Envelope } from "../../lib/events/envelope.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createSendToDeadLetters } from "../../lib/events/reject.ts";
import { hasFailed } from "../../lib/execution/execution-status.ts";
import { failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { createStartPasswordReset } from "./start-password-reset.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  STATE_MACHINE_ARN: Text,
  USER_POOL_ID: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
  RESET_METHODS: z.enum(["link", "link,code"]),
  UNVERIFIED_ADDRESS: UnverifiedAddress,
});
const stateMachines = new SFNClient(receiverClientOptions);

/** Lambda: receives `PasswordResetRequested` from the bus. */
export const handler = taskHandler(
  "start-password-reset",
  Envelope,
  createStartPasswordReset({
    records: connectRecords(environment.TABLE_NAME, receiverClientOptions),
    stateMachines,
    stateMachineArn: environment.STATE_MACHINE_ARN,
    cognito: new CognitoIdentityProviderClient(receiverClientOptions),
    userPoolId: environment.USER_POOL_ID,
    sendsCodes: environment.RESET_METHODS === "link,code",
    unverifiedAddress: environment.UNVERIFIED_ADDRESS,
    failWait: (taskToken, error, cause) => failWait(stateMachines, taskToken, error, cause),
    hasFailed: (executionArn) => hasFailed(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(receiverClientOptions), environment.EVENT_BUS_NAME),
    sendToDeadLetters: createSendToDeadLetters(new SQSClient(receiverClientOptions), environment.DEAD_LETTER_QUEUE_URL),
    now: () => new Date(),
  }),
);
