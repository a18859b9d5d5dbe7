import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createEmitEvent } from "./emit-event.ts";

const environment = readEnvironment(process.env, { EVENT_BUS_NAME: Text });

/** Lambda: the states `Emit UserActivated`, `Emit PasswordResetCompleted` and `Emit InvitationBounced`. */
export const handler = taskHandler(
  "emit-event",
  Input,
  createEmitEvent(createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME)),
);
