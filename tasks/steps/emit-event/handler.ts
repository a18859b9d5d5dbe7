import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createEmitUserActivated } from "./emit-event.ts";

const environment = readEnvironment(process.env, { EVENT_BUS_NAME: Text });

/** Lambda: the state `Emit UserActivated`. */
export const handler = taskHandler(
  "emit-user-activated",
  Input,
  createEmitUserActivated(createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME)),
);
