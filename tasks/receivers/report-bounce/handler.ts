import { SFNClient } from "@aws-sdk/client-sfn";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { Envelope } from "../../lib/events/envelope.ts";
import { failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { createReportBounce } from "./report-bounce.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text });
const stateMachines = new SFNClient(clientOptions);

/** Lambda: receives SES's `Email Bounced` and `Email Complaint Received` from the account's default bus. */
export const handler = taskHandler(
  "report-bounce",
  Envelope,
  createReportBounce({
    records: connectRecords(environment.TABLE_NAME),
    failWait: (taskToken, error, cause) => failWait(stateMachines, taskToken, error, cause),
  }),
);
