import { signalNames } from "../../../contracts/signals.ts";
import type { Envelope } from "../../lib/events/envelope.ts";
import { type SignalOutcome, type StoreSignalDeps, storeSignal } from "../../lib/signal/store-signal.ts";
import { UndeliveredMail } from "./undelivered-mail.ts";

export interface BounceResult {
  readonly outcome: SignalOutcome;
  readonly onboardingId?: string;
}

/**
 * Sends the signal `EmailBounced` to the execution whose mail bounced or was reported as spam. Events about other
 * mails, and about a mail that a later one has replaced, are dropped. SES publishes events on a best-effort basis, so
 * an execution must not rely on this signal.
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
