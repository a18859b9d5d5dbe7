import type * as z from "zod";
import type { Envelope } from "../lib/events/incoming.ts";
import { parseEvent } from "../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../lib/events/reject.ts";
import { addresseeOf, recordsOf } from "../lib/record/generations.ts";
import { isOver, type OnboardingRecord } from "../lib/record/record.ts";
import { isOverriding, type Signal } from "../lib/record/signal.ts";
import { runNotRunning } from "../lib/run-status.ts";
import type { Seal } from "../lib/sealing.ts";
import { type SignalOutcome, type TakeSignalDeps, takeSignal } from "../lib/signals/take-signal.ts";
import { type Notice, type NoticeType, noticeSchema } from "./notice.ts";

export interface SignalOnboardingDeps extends TakeSignalDeps, RejectDeps {
  /** Seals content `address`. */
  readonly seal: Seal;
  /** Whether a run has failed, timed out or been stopped. */
  readonly isDead: (executionArn: string) => Promise<boolean>;
}

/** Each wish for a fresh link costs a mail, and the execution some of the 25,000 events that its history may have. */
const MAX_SIGNALS = 200;

export interface SignalAnswer {
  readonly outcome: SignalOutcome | "Rejected";
  readonly onboardingId?: string;
}

/** An event of HR about an onboarding that is under way. */
export type NoticeEvent = Envelope & { readonly "detail-type": z.infer<typeof NoticeType> };

/**
 * Tells a run what HR has to say, once however often the event comes: a signal on the record is delivered at once, or at
 * the run's next wait. One for nobody, or for an onboarding that is over, is dropped.
 */
export function createSignalOnboarding(deps: SignalOnboardingDeps) {
  return async (event: NoticeEvent): Promise<SignalAnswer> => {
    const parsed = parseEvent(noticeSchema(event["detail-type"]), event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const found = await recordsOf(deps.records, "onboarding", parsed.detail.employeeId);
    const record = addresseeOf(found, event.id);
    if (record === undefined) return { outcome: "Dropped" };
    const { id: onboardingId } = record;
    const signal = await signalOf(deps, event.id, onboardingId, parsed.detail);
    if (isOver(record) || isTooMuch(record, signal)) return { outcome: "Dropped", onboardingId };
    const outcome = await takeSignal(deps, onboardingId, signal);
    if (await deps.isDead(record.executionArn)) throw runNotRunning(onboardingId);
    return { outcome, onboardingId };
  };
}

/** An address is on the record under the key only. */
async function signalOf(deps: SignalOnboardingDeps, id: string, onboardingId: string, notice: Notice): Promise<Signal> {
  if (notice.name !== "EmailChanged") return { id, name: notice.name };
  return { id, name: notice.name, sealedAddress: await deps.seal(onboardingId, notice.email) };
}

function isTooMuch({ signalCount }: OnboardingRecord, signal: Signal): boolean {
  return signalCount >= MAX_SIGNALS && !isOverriding(signal);
}
