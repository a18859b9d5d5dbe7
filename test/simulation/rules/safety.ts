import { accountRules } from "./accounts.ts";
import { eventRules } from "./events.ts";
import { linkRules } from "./links.ts";
import { mailRules } from "./mails.ts";
import { portalRules } from "./portal.ts";
import { recordRules } from "./records.ts";
import type { SafetyRule } from "./rule.ts";
import { runRules } from "./runs.ts";
import { secondFactorRules } from "./second-factors.ts";
import { signalRules } from "./signals.ts";

/** What must hold after every step. */
export const safetyRules: readonly SafetyRule[] = [
  ...recordRules,
  ...signalRules,
  ...linkRules,
  ...mailRules,
  ...runRules,
  ...accountRules,
  ...eventRules,
  ...portalRules,
  ...secondFactorRules,
];
