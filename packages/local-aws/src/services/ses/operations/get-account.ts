import { z } from "zod";
import type { SesState } from "../state.ts";
import { operation } from "./operation.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const address = { method: "GET", path: "/v2/email/account" } as const;

/**
 * Quotas count recipients; `-1` means unlimited.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
 */
export const getAccount = operation(address, z.strictObject({}), (state: SesState) => {
  const since = new Date(state.clock.now() - DAY_MS).toISOString();
  const recent = state.mailbox.mails.filter((mail) => mail.sentAt > since);
  return {
    DedicatedIpAutoWarmupEnabled: false,
    EnforcementStatus: "HEALTHY",
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: {
      Max24HourSend: -1,
      MaxSendRate: -1,
      SentLast24Hours: recent.reduce((count, mail) => count + mail.to.length, 0),
    },
  };
});
