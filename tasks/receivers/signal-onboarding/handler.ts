import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { KMSClient } from "@aws-sdk/client-kms";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Envelope } from "../../../contracts/hr-events.ts";
import { patientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createKeepRejected } from "../../lib/events/reject.ts";
import { isDead } from "../../lib/execution/execution-status.ts";
import { failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/connect-records.ts";
import { createSeal } from "../../lib/sealing.ts";
import { taskHandler } from "../../lib/task.ts";
import { NoticeType } from "./notice.ts";
import { createSignalOnboarding } from "./signal-onboarding.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  KEY_ARN: Text,
  EVENT_BUS_NAME: Text,
  DEAD_LETTER_QUEUE_URL: Text,
});
const stateMachines = new SFNClient(patientOptions);

/** Lambda: receives `EmployeeHireCancelled`, `EmployeeEmailChanged` and `InvitationResendRequested` from the bus. */
export const handler = taskHandler(
  "signal-onboarding",
  Envelope.extend({ "detail-type": NoticeType }),
  createSignalOnboarding({
    records: connectRecords(environment.TABLE_NAME, patientOptions),
    seal: createSeal(new KMSClient(patientOptions), environment.KEY_ARN, "address"),
    failWait: (taskToken, error, cause) => failWait(stateMachines, taskToken, error, cause),
    isDead: (executionArn) => isDead(stateMachines, executionArn),
    publish: createPublish(new EventBridgeClient(patientOptions), environment.EVENT_BUS_NAME),
    keepRejected: createKeepRejected(new SQSClient(patientOptions), environment.DEAD_LETTER_QUEUE_URL),
    now: () => new Date(),
  }),
);
