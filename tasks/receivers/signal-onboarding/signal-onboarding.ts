import type * as z from "zod";
import type { Envelope } from "../../../contracts/hr-events.ts";
import { isOlderThan, isYoung } from "../../lib/events/event-age.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../../lib/events/reject.ts";
import { runNotRunning } from "../../lib/execution/execution-status.ts";
import { HireNotSeenYet } from "../../lib/faults/faults.ts";
import { addresseeOf, recordsOf } from "../../lib/record/generations.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import type { Seal } from "../../lib/sealing.ts";
import { isOverriding, type Signal } from "../../lib/signal/signal.ts";
import { type SignalOutcome, type TakeSignalDeps, takeSignal } from "../../lib/signal/store-signal.ts";
import { type Notice, type NoticeType, noticeSchema } from "./notice.ts";

export interface SignalOnboardingDeps extends TakeSignalDeps, RejectDeps {
  /** Seals content `address`. */
  readonly seal: Seal;
  /** Whether a run has failed, timed out or been stopped. */
  readonly isDead: (executionArn: string) => Promise<boolean>;
  readonly now: () => Date;
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
 * the run's next wait. One for nobody, or for an onboarding that is over, may have overtaken its hire: it throws
 * `HireNotSeenYet` while it is young, and is dropped then.
 */
export function createSignalOnboarding(deps: SignalOnboardingDeps) {
  return async (event: NoticeEvent): Promise<SignalAnswer> => {
    const parsed = parseEvent(noticeSchema(event["detail-type"]), event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const record = addresseeOf(await recordsOf(deps.records, "onboarding", parsed.detail.employeeId), event.id);
    const outcome = await tell(deps, event, record, parsed.detail);
    return record === undefined ? { outcome } : { outcome, onboardingId: record.id };
  };
}

async function tell(
  deps: SignalOnboardingDeps,
  event: NoticeEvent,
  record: OnboardingRecord | undefined,
  notice: Notice,
): Promise<SignalOutcome> {
  if (record === undefined) return dropUnlessYoung(deps, event);
  const isKnown = record.signalIds.includes(event.id);
  if (!isKnown && isOlderThan(event, record)) return "Dropped";
  if (isOver(record)) return isKnown ? "Dropped" : dropUnlessYoung(deps, event);
  if (isTooMuch(record, notice)) return "Dropped";
  const outcome = await takeSignal(deps, record.id, await signalOf(deps, event.id, record.id, notice));
  if (await deps.isDead(record.executionArn)) throw runNotRunning(record.id);
  const hasJustEnded = outcome === "Dropped" && isOver(await deps.records.get(record.id));
  return hasJustEnded ? dropUnlessYoung(deps, event) : outcome;
}

function dropUnlessYoung({ now }: SignalOnboardingDeps, event: NoticeEvent): "Dropped" {
  if (!isYoung(event, now())) return "Dropped";
  throw new HireNotSeenYet(`Nothing is under way that the event ${event.id} could be for: to be looked at again.`);
}

/** An address is on the record under the key only. */
async function signalOf(deps: SignalOnboardingDeps, id: string, onboardingId: string, notice: Notice): Promise<Signal> {
  if (notice.name !== "EmailChanged") return { id, name: notice.name };
  return { id, name: notice.name, sealedAddress: await deps.seal(onboardingId, notice.email) };
}

function isTooMuch({ signalCount }: OnboardingRecord, notice: Notice): boolean {
  return signalCount >= MAX_SIGNALS && !isOverriding(notice);
}
