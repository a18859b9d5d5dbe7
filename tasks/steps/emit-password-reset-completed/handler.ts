import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createEmitPasswordResetCompleted } from "./emit-password-reset-completed.ts";

const environment = readEnvironment(process.env, { EVENT_BUS_NAME: Text });

/** Lambda: the state `Emit PasswordResetCompleted`. */
export const handler = taskHandler(
  "emit-password-reset-completed",
  Input,
  createEmitPasswordResetCompleted(createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME)),
);
