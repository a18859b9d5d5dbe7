import { signalNames } from "../../../contracts/signals.ts";
import type { Envelope } from "../../lib/events/envelope.ts";
import { type SignalOutcome, type StoreSignalDeps, storeSignal } from "../../lib/signal/store-signal.ts";
import { UndeliveredMail } from "./mail-event.ts";

export interface BounceResult {
  readonly outcome: SignalOutcome;
  readonly onboardingId?: string;
}

/**
 * Tells a run that its mail came back or was called spam. Mails that are not this system's, and news of one that a later
 * mail has replaced, are dropped. SES publishes on a best-effort basis: a run must not rely on it.
 */
export function createReportBounce(deps: StoreSignalDeps) {
  return async (event: Envelope): Promise<BounceResult> => {
    const { data: undelivered } = UndeliveredMail.safeParse(event.detail);
    if (undelivered === undefined) return { outcome: "Dropped" };
    const { onboardingId, round, reason } = undelivered;
    const signal = { id: event.id, name: signalNames.EmailBounced, round, reason };
    return { outcome: await storeSignal(deps, onboardingId, signal), onboardingId };
  };
}
