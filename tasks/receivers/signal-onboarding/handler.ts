import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { KMSClient } from "@aws-sdk/client-kms";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SignalEventType } from "../../../contracts/hr-events.ts";
import { receiverClientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { Envelope } from "../../lib/events/envelope.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createSendToDeadLetters } from "../../lib/events/reject.ts";
import { hasFailed } from "../../lib/execution/execution-status.ts";
import { failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { createSeal } from "../../lib/sealing.ts";
import { taskHandler } from "../../lib/task.ts";
import { createSignalOnboarding } from "./signal-onboarding.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  KEY_ARN: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
});
const stateMachines = new SFNClient(receiverClientOptions);

/** Lambda: receives `EmployeeHireCancelled`, `EmployeeEmailChanged` and `InvitationResendRequested` from the bus. */
export const handler = taskHandler(
  "signal-onboarding",
  Envelope.extend({ "detail-type": SignalEventType }),
  createSignalOnboarding({
    records: connectRecords(environment.TABLE_NAME, receiverClientOptions),
    seal: createSeal(new KMSClient(receiverClientOptions), environment.KEY_ARN, "address"),
    failWait: (taskToken, error, cause) => failWait(stateMachines, taskToken, error, cause),
    hasFailed: (executionArn) => hasFailed(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(receiverClientOptions), environment.EVENT_BUS_NAME),
    sendToDeadLetters: createSendToDeadLetters(new SQSClient(receiverClientOptions), environment.DEAD_LETTER_QUEUE_URL),
    now: () => new Date(),
  }),
);
