import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientOptions } from "../lib/clients.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { Envelope } from "../lib/events/incoming.ts";
import { createPublish } from "../lib/events/publish.ts";
import { connectRecords } from "../lib/record/connect-records.ts";
import { taskHandler } from "../lib/task.ts";
import { createStartOnboarding } from "./start-onboarding.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  STATE_MACHINE_ARN: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
  DEFAULT_LOCALE: Text,
});
const queues = new SQSClient(clientOptions);

/** Lambda: receives `EmployeeHired` from the bus. */
export const handler = taskHandler(
  "start-onboarding",
  Envelope,
  createStartOnboarding({
    records: connectRecords(environment.TABLE_NAME),
    stateMachines: new SFNClient(clientOptions),
    stateMachineArn: environment.STATE_MACHINE_ARN,
    publish: createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME),
    keepRejected: async (event) => {
      const message = { QueueUrl: environment.DEAD_LETTER_QUEUE_URL, MessageBody: JSON.stringify(event) };
      await queues.send(new SendMessageCommand(message));
    },
    defaultLocale: environment.DEFAULT_LOCALE,
    now: () => new Date(),
  }),
);
