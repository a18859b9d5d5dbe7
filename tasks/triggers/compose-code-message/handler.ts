import { readEnvironment, Text } from "../../lib/environment.ts";
import { taskHandler } from "../../lib/task.ts";
import { createComposeCodeMessage } from "./compose-code-message.ts";
import { CustomMessage } from "./contract.ts";

const environment = readEnvironment(process.env, { COMPANY_NAME: Text, SUPPORT_CONTACT: Text, PORTAL_URL: Text });

/** Lambda: Cognito's custom message trigger. */
export const handler = taskHandler(
  "compose-code-message",
  CustomMessage,
  createComposeCodeMessage({
    companyName: environment.COMPANY_NAME,
    supportContact: environment.SUPPORT_CONTACT,
    portalUrl: environment.PORTAL_URL,
  }),
);
