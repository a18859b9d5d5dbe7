import { randomBytes } from "node:crypto";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Seconds, Text } from "../../lib/environment.ts";
import { createPublish } from "../../lib/events/publish.ts";
import { createSesInvitationSender } from "../../lib/mail/invitation-sender.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createSendLink } from "./send-link.ts";

const environment = readEnvironment(process.env, {
  TABLE_NAME: Text,
  EVENT_BUS_NAME: Text,
  CONFIGURATION_SET: Text,
  PORTAL_URL: Text,
  FROM_ADDRESS: Text,
  REPLY_TO: Text.optional(),
  COMPANY_NAME: Text,
  SUPPORT_CONTACT: Text,
  LINK_LIFETIME_SECONDS: Seconds,
});

/** Lambda: the state `Send link`. */
export const handler = taskHandler(
  "send-link",
  Input,
  createSendLink({
    records: connectRecords(environment.TABLE_NAME),
    sender: createSesInvitationSender(new SESv2Client(clientOptions), {
      fromAddress: environment.FROM_ADDRESS,
      replyTo: environment.REPLY_TO,
      configurationSet: environment.CONFIGURATION_SET,
    }),
    publish: createPublish(new EventBridgeClient(clientOptions), environment.EVENT_BUS_NAME),
    randomBytes,
    now: () => new Date(),
    linkLifetimeSeconds: environment.LINK_LIFETIME_SECONDS,
    portalUrl: environment.PORTAL_URL,
    companyName: environment.COMPANY_NAME,
    supportContact: environment.SUPPORT_CONTACT,
  }),
);
