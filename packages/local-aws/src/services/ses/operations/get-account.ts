import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { SesState } from "../state.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Quotas are counted by recipient; `-1` is AWS's way to say unlimited. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
export const getAccount = operation(z.strictObject({}), (state: SesState) => {
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
