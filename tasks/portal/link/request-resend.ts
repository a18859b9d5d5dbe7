import type { ResendAccepted } from "../../../contracts/portal-api.ts";
import { type OnboardingRecord, RESEND_PAUSE_SECONDS } from "../../lib/record/record.ts";
import type { Change } from "../../lib/record/update.ts";
import { storeSignal } from "../../lib/signal/store-signal.ts";
import type { PortalDeps } from "../deps.ts";
import { resolveLink } from "./resolve-link.ts";

/** For one onboarding, whatever its rounds: each costs a mail, and the execution some history. */
const MAX_RESENDS = 20;

const REQUESTED: ResendAccepted = { state: "requested" };

/**
 * Asks the run for a fresh link, which is mailed to the same address. The answer is always the same. Nobody without a
 * link of the newest round makes it do more than read a record, so neither does its time tell who exists.
 */
export function createRequestResend(deps: PortalDeps) {
  return async (fragment: string): Promise<ResendAccepted> => {
    const link = await resolveLink(deps, fragment);
    if (link.state === "ready" || link.state === "expired") await request(deps, link.record);
    return REQUESTED;
  };
}

/**
 * First the claim, then the signal under the claim's number. A request that died between the two, or before it woke the
 * run, is made good by the next one: it takes the same signal, which counts once, and claims nothing.
 */
async function request(deps: PortalDeps, record: OnboardingRecord): Promise<void> {
  const claimed = isUnfinished(record) ? record : await claim(deps, record);
  const { id: onboardingId } = record;
  const outcome =
    claimed && (await storeSignal(deps, onboardingId, { id: signalIdOf(claimed), name: "ResendRequested" }));
  deps.log.info("RESEND_REQUESTED", { onboardingId, outcome: outcome ?? "Throttled" });
}

/** Stable for one claim. */
function signalIdOf({ id, resends }: OnboardingRecord): string {
  return `page:${id}:${resends}`;
}

function isUnfinished(record: OnboardingRecord): boolean {
  const last = signalIdOf(record);
  const isWaiting = record.signals.some(({ id }) => id === last);
  return record.resends > 0 && (isWaiting || !record.signalIds.includes(last));
}

/** The record with one request more; undefined where it is too soon, too often, or another one came first. */
async function claim(deps: PortalDeps, record: OnboardingRecord): Promise<OnboardingRecord | undefined> {
  const { id, resends, resendAllowedAt, round } = record;
  const now = deps.now();
  if (resends >= MAX_RESENDS) return undefined;
  if (resendAllowedAt !== undefined && new Date(resendAllowedAt) > now) return undefined;
  const asRead: Pick<Change, "where" | "without"> =
    resendAllowedAt === undefined
      ? { where: { round, resends }, without: ["resendAllowedAt"] }
      : { where: { round, resends, resendAllowedAt } };
  const next = new Date(now.getTime() + RESEND_PAUSE_SECONDS * 1_000).toISOString();
  return deps.records.change(id, { ...asRead, set: { resendAllowedAt: next }, add: { resends: 1 } });
}
