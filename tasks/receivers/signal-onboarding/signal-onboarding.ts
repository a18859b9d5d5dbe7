import { hrEvents, type SignalEventType } from "../../../contracts/hr-events.ts";
import { signalNames } from "../../../contracts/signals.ts";
import type { Envelope } from "../../lib/events/envelope.ts";
import { isRecent, predatesHire } from "../../lib/events/event-age.ts";
import { parseEvent, type Schema } from "../../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../../lib/events/reject.ts";
import { executionFailed } from "../../lib/execution/execution-status.ts";
import { HireNotSeenYet } from "../../lib/faults/faults.ts";
import { recordForEvent, recordsOf } from "../../lib/record/generations.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import type { Seal } from "../../lib/sealing.ts";
import { isOverriding, type Signal } from "../../lib/signal/signal.ts";
import { type SignalOutcome, type StoreSignalDeps, storeSignal } from "../../lib/signal/store-signal.ts";

export interface SignalOnboardingDeps extends StoreSignalDeps, RejectDeps {
  /** Encrypts content `address`. */
  readonly seal: Seal;
  /** Whether an execution failed, timed out or was stopped. */
  readonly hasFailed: (executionArn: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** Each request for a fresh link sends a mail, and adds to the execution's history, which may have 25,000 events. */
const MAX_SIGNALS = 200;

export interface SignalResult {
  readonly outcome: SignalOutcome | "Rejected";
  readonly onboardingId?: string;
}

/** An event from HR about a running onboarding. */
export type SignalEvent = Envelope & { readonly "detail-type": SignalEventType };

/** The fields that the details of these events have in common. `email`: the corrected address. */
interface Detail {
  readonly employeeId: string;
  readonly email?: string | undefined;
}

/**
 * Stores an event from HR as a signal on the record, once however often it is delivered. The signal ends the
 * execution's current wait, or its next one. If there is no onboarding, or only one that is over, the event may have
 * arrived before its `EmployeeHired`: while the event is recent the function throws `HireNotSeenYet`, later it drops
 * the event.
 */
export function createSignalOnboarding(deps: SignalOnboardingDeps) {
  return async (event: SignalEvent): Promise<SignalResult> => {
    const schema: Schema<Detail> = hrEvents[event["detail-type"]].schema;
    const parsed = parseEvent(schema, event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const record = recordForEvent(await recordsOf(deps.records, "onboarding", parsed.detail.employeeId), event.id);
    if (record === undefined) return { outcome: dropUnlessRecent(deps, event) };
    return { outcome: await signalRun(deps, event, record, parsed.detail), onboardingId: record.id };
  };
}

async function signalRun(
  deps: SignalOnboardingDeps,
  event: SignalEvent,
  record: OnboardingRecord,
  detail: Detail,
): Promise<SignalOutcome> {
  const isKnown = record.signalIds.includes(event.id);
  if (!isKnown && predatesHire(event, record)) return "Dropped";
  if (isOver(record)) return isKnown ? "Dropped" : dropUnlessRecent(deps, event);
  const signal = await signalOf(deps, event, record.id, detail);
  if (record.signalCount >= MAX_SIGNALS && !isOverriding(signal)) return "Dropped";
  const outcome = await storeSignal(deps, record.id, signal);
  if (await deps.hasFailed(record.executionArn)) throw executionFailed(record.id);
  const hasJustEnded = outcome === "Dropped" && isOver(await deps.records.get(record.id));
  return hasJustEnded ? dropUnlessRecent(deps, event) : outcome;
}

function dropUnlessRecent({ now }: SignalOnboardingDeps, event: SignalEvent): "Dropped" {
  if (!isRecent(event, now())) return "Dropped";
  throw new HireNotSeenYet(`There is no open onboarding for the event ${event.id}; Lambda retries it.`);
}

/** The signal that an event stands for. An address is stored encrypted. */
async function signalOf(
  { seal }: SignalOnboardingDeps,
  { id, "detail-type": type }: SignalEvent,
  onboardingId: string,
  { email = "" }: Detail,
): Promise<Signal> {
  const { signal: name } = hrEvents[type];
  return name === signalNames.EmailChanged
    ? { id, name, sealedAddress: await seal(onboardingId, email) }
    : { id, name };
}
