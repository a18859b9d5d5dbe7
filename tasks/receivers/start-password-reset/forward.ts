import { signalNames } from "../../../contracts/signals.ts";
import { executionFailed } from "../../lib/execution/execution-status.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import { closing } from "../../lib/record/update.ts";
import { type StoreSignalDeps, storeSignal } from "../../lib/signal/store-signal.ts";

export interface ForwardDeps extends StoreSignalDeps {
  /** Whether a run has failed, timed out or been stopped. */
  readonly hasFailed: (executionArn: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** `Forwarded`: a link of the run that is under way goes out anew. */
export interface ForwardResult {
  readonly outcome: "Forwarded" | "Duplicate" | "Dropped";
  readonly onboardingId: string;
}

const outcomes = { Stored: "Forwarded", Duplicate: "Duplicate", Dropped: "Dropped" } as const;

/**
 * Makes the request the wish for a fresh link of a run that is under way. Dropped once the password is chosen and only a
 * code is due. Undefined where the run is over, or ends just now: it cannot answer the request.
 */
async function forward(
  deps: ForwardDeps,
  record: OnboardingRecord,
  eventId: string,
): Promise<ForwardResult | undefined> {
  const { id: onboardingId } = record;
  const isRepeat = record.signalIds.includes(eventId);
  if (isOver(record)) return isRepeat ? { outcome: "Duplicate", onboardingId } : undefined;
  const taken = await storeSignal(deps, onboardingId, { id: eventId, name: signalNames.ResendRequested });
  if (taken === "Dropped" && isOver(await deps.records.get(onboardingId))) return undefined;
  return { outcome: outcomes[taken], onboardingId };
}

/**
 * As `forward`, to an onboarding. Its run may have broken off: the wish is kept, and the final fault `RunNotRunning` puts
 * the event where operations look.
 */
export async function forwardToOnboarding(deps: ForwardDeps, record: OnboardingRecord, eventId: string) {
  const answer = await forward(deps, record, eventId);
  if (isOver(record) || answer === undefined || !(await deps.hasFailed(record.executionArn))) return answer;
  throw executionFailed(record.id);
}

/**
 * As `forward`, to a reset. One whose run has broken off is closed and answers nothing any more: who asks again is not
 * to wait for somebody to repair it.
 */
export async function forwardToReset(deps: ForwardDeps, record: OnboardingRecord, eventId: string) {
  const isRepeat = record.signalIds.includes(eventId);
  if (isRepeat || isOver(record) || !(await deps.hasFailed(record.executionArn))) return forward(deps, record, eventId);
  // Not EXPIRED, which a record that was answered cannot become.
  await deps.records.change(record.id, {
    ...closing("CANCELLED", deps.now()),
    where: { signalCount: record.signalCount },
  });
  return undefined;
}
