import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { receiverClientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { Envelope } from "../../lib/events/envelope.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createSendToDeadLetters } from "../../lib/events/reject.ts";
import { isRunning } from "../../lib/execution/execution-status.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { createStartOnboarding } from "./start-onboarding.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  STATE_MACHINE_ARN: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
  DEFAULT_LOCALE: Text,
});
const stateMachines = new SFNClient(receiverClientOptions);

/** Lambda: receives `EmployeeHired` from the bus. */
export const handler = taskHandler(
  "start-onboarding",
  Envelope,
  createStartOnboarding({
    records: connectRecords(environment.TABLE_NAME, receiverClientOptions),
    stateMachines,
    stateMachineArn: environment.STATE_MACHINE_ARN,
    isRunning: (executionArn) => isRunning(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(receiverClientOptions), environment.EVENT_BUS_NAME),
    sendToDeadLetters: createSendToDeadLetters(new SQSClient(receiverClientOptions), environment.DEAD_LETTER_QUEUE_URL),
    defaultLocale: environment.DEFAULT_LOCALE,
    now: () => new Date(),
  }),
);
