import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { Envelope } from "../../lib/events/envelope.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { taskHandler } from "../../lib/task.ts";
import { createReportFailure } from "./report-failure.ts";

const environment = readEnvironment(process.env, { EVENT_BUS_NAME: Text });

/** Lambda: receives Step Functions' `Execution Status Change` from the account's default bus. */
export const handler = taskHandler(
  "report-failure",
  Envelope,
  createReportFailure(createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME)),
);
