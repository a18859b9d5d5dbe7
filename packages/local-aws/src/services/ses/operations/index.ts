import { getAccount } from "./get-account.ts";
import type { SesOperation } from "./operation.ts";
import { sendEmail } from "./send-email.ts";

/** The operations that are served, by name. */
export const operations = {
  GetAccount: getAccount,
  SendEmail: sendEmail,
} satisfies Record<string, SesOperation>;
