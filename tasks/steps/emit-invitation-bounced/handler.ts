import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createEmitInvitationBounced } from "./emit-invitation-bounced.ts";

const environment = readEnvironment(process.env, { EVENT_BUS_NAME: Text });

/** Lambda: the state `Emit InvitationBounced`. */
export const handler = taskHandler(
  "emit-invitation-bounced",
  Input,
  createEmitInvitationBounced(createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME)),
);
