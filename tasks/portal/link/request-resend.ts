import type { ResendAccepted } from "../../../contracts/portal-api.ts";
import { type OnboardingRecord, RESEND_PAUSE_SECONDS } from "../../lib/record/record.ts";
import type { Change } from "../../lib/record/update.ts";
import { storeSignal } from "../../lib/signal/store-signal.ts";
import type { PortalDeps } from "../deps.ts";
import { resolveLink } from "./resolve-link.ts";

/** The limit for one onboarding, over all rounds. Each request sends a mail and adds to the execution's history. */
const MAX_RESENDS = 20;

const REQUESTED: ResendAccepted = { state: "requested" };

/**
 * Makes the execution mail a fresh link to the same address. The response is always the same. Without a link of the
 * newest round the function only reads a record, so its response time does not reveal whether an account exists either.
 */
export function createRequestResend(deps: PortalDeps) {
  return async (fragment: string): Promise<ResendAccepted> => {
    const link = await resolveLink(deps, fragment);
    if (link.state === "ready" || link.state === "expired") await storeRequest(deps, link.record);
    return REQUESTED;
  };
}

/**
 * Claims a request first (its number and time), then stores the signal with that number. If a request crashed between
 * the two, or before it delivered the signal, the next one repairs it: it claims nothing and stores the same signal,
 * which counts once.
 */
async function storeRequest(deps: PortalDeps, record: OnboardingRecord): Promise<void> {
  const claimed = isLastRequestUnfinished(record) ? record : await claimRequest(deps, record);
  const { id: onboardingId } = record;
  const outcome =
    claimed && (await storeSignal(deps, onboardingId, { id: signalIdOf(claimed), name: "ResendRequested" }));
  deps.log.info("RESEND_REQUESTED", { onboardingId, outcome: outcome ?? "Throttled" });
}

/** The same for all attempts of one claimed request. */
function signalIdOf({ id, resends }: OnboardingRecord): string {
  return `page:${id}:${resends}`;
}

function isLastRequestUnfinished(record: OnboardingRecord): boolean {
  const last = signalIdOf(record);
  const isWaiting = record.signals.some(({ id }) => id === last);
  return record.resends > 0 && (isWaiting || !record.signalIds.includes(last));
}

/**
 * Increments the number of requests. Returns undefined if it is too early, too often, or another request came first.
 */
async function claimRequest(deps: PortalDeps, record: OnboardingRecord): Promise<OnboardingRecord | undefined> {
  const { id, resends, resendAllowedAt, round } = record;
  const now = deps.now();
  if (resends >= MAX_RESENDS) return undefined;
  if (resendAllowedAt !== undefined && new Date(resendAllowedAt) > now) return undefined;
  const ifUnchanged: Pick<Change, "where" | "without"> =
    resendAllowedAt === undefined
      ? { where: { round, resends }, without: ["resendAllowedAt"] }
      : { where: { round, resends, resendAllowedAt } };
  const next = new Date(now.getTime() + RESEND_PAUSE_SECONDS * 1_000).toISOString();
  return deps.records.change(id, { ...ifUnchanged, set: { resendAllowedAt: next }, add: { resends: 1 } });
}
