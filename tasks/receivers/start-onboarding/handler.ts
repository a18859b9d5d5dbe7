import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Envelope } from "../../../contracts/hr-events.ts";
import { patientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createKeepRejected } from "../../lib/events/reject.ts";
import { isRunning } from "../../lib/execution/execution-status.ts";
import { connectRecords } from "../../lib/record/connect-records.ts";
import { taskHandler } from "../../lib/task.ts";
import { createStartOnboarding } from "./start-onboarding.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  STATE_MACHINE_ARN: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
  DEFAULT_LOCALE: Text,
});
const stateMachines = new SFNClient(patientOptions);

/** Lambda: receives `EmployeeHired` from the bus. */
export const handler = taskHandler(
  "start-onboarding",
  Envelope,
  createStartOnboarding({
    records: connectRecords(environment.TABLE_NAME, patientOptions),
    stateMachines,
    stateMachineArn: environment.STATE_MACHINE_ARN,
    isRunning: (executionArn) => isRunning(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(patientOptions), environment.EVENT_BUS_NAME),
    keepRejected: createKeepRejected(new SQSClient(patientOptions), environment.DEAD_LETTER_QUEUE_URL),
    defaultLocale: environment.DEFAULT_LOCALE,
    now: () => new Date(),
  }),
);
