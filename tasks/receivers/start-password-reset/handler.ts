import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { Envelope } from "../../../contracts/hr-events.ts";
import { patientOptions } from "../../lib/clients.ts";
import { UnverifiedAddress } from "../../lib/cognito/address.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createKeepRejected } from "../../lib/events/reject.ts";
import { isDead } from "../../lib/execution/execution-status.ts";
import { failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/connect-records.ts";
import { taskHandler } from "../../lib/task.ts";
import { createStartPasswordReset } from "./start-password-reset.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  STATE_MACHINE_ARN: Text,
  USER_POOL_ID: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
  DEFAULT_LOCALE: Text,
  RESET_METHODS: z.enum(["link", "link,code"]),
  UNVERIFIED_ADDRESS: UnverifiedAddress,
});
const stateMachines = new SFNClient(patientOptions);

/** Lambda: receives `PasswordResetRequested` from the bus. */
export const handler = taskHandler(
  "start-password-reset",
  Envelope,
  createStartPasswordReset({
    records: connectRecords(environment.TABLE_NAME, patientOptions),
    stateMachines,
    stateMachineArn: environment.STATE_MACHINE_ARN,
    cognito: new CognitoIdentityProviderClient(patientOptions),
    userPoolId: environment.USER_POOL_ID,
    defaultLocale: environment.DEFAULT_LOCALE,
    sendsCodes: environment.RESET_METHODS === "link,code",
    unverifiedAddress: environment.UNVERIFIED_ADDRESS,
    failWait: (taskToken, error, cause) => failWait(stateMachines, taskToken, error, cause),
    isDead: (executionArn) => isDead(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(patientOptions), environment.EVENT_BUS_NAME),
    keepRejected: createKeepRejected(new SQSClient(patientOptions), environment.DEAD_LETTER_QUEUE_URL),
    now: () => new Date(),
  }),
);
