import { signalNames } from "../../../contracts/error-names.ts";
import type { Envelope } from "../../../contracts/hr-events.ts";
import { type SignalOutcome, type TakeSignalDeps, takeSignal } from "../../lib/signal/store-signal.ts";
import { UndeliveredMail } from "./mail-event.ts";

export interface BounceAnswer {
  readonly outcome: SignalOutcome;
  readonly onboardingId?: string;
}

/**
 * Tells a run that its mail came back or was called spam. Mails that are not this system's, and news of one that a later
 * mail has replaced, are dropped. SES publishes on a best-effort basis: a run must not rely on it.
 */
export function createReportBounce(deps: TakeSignalDeps) {
  return async (event: Envelope): Promise<BounceAnswer> => {
    const { data: undelivered } = UndeliveredMail.safeParse(event.detail);
    if (undelivered === undefined) return { outcome: "Dropped" };
    const { onboardingId, round, reason } = undelivered;
    const signal = { id: event.id, name: signalNames.EmailBounced, round, reason };
    return { outcome: await takeSignal(deps, onboardingId, signal), onboardingId };
  };
}
