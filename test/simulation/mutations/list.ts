import type { Mutation } from "./mutation.ts";
import { onAccounts } from "./on-accounts.ts";
import { onEvents } from "./on-events.ts";
import { onLinks } from "./on-links.ts";
import { onRecords } from "./on-records.ts";
import { onRuns } from "./on-runs.ts";
import { onSecondFactors } from "./on-second-factors.ts";
import { onSecrets } from "./on-secrets.ts";

/** Mistakes that the rules must find. Each rule is broken by at least one of them. */
export const mutations: readonly Mutation[] = [
  ...onRecords,
  ...onLinks,
  ...onRuns,
  ...onAccounts,
  ...onEvents,
  ...onSecrets,
  ...onSecondFactors,
];
