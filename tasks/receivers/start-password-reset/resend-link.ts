import { signalNames } from "../../../contracts/signals.ts";
import { executionFailed } from "../../lib/execution/execution-status.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import { closing } from "../../lib/record/update.ts";
import { type StoreSignalDeps, storeSignal } from "../../lib/signal/store-signal.ts";

export interface ResendLinkDeps extends StoreSignalDeps {
  /** Whether an execution failed, timed out or was stopped. */
  readonly hasFailed: (executionArn: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** `Forwarded`: the running execution sends a fresh link. */
export interface ResendLinkResult {
  readonly outcome: "Forwarded" | "Duplicate" | "Dropped";
  readonly onboardingId: string;
}

const outcomes = { Stored: "Forwarded", Duplicate: "Duplicate", Dropped: "Dropped" } as const;

/**
 * Stores the request as the signal `ResendRequested` for a running execution. `Dropped`: the password is already set
 * and only a code is missing. Undefined if the record is over, or ends meanwhile, so that no execution can send a link.
 */
async function storeResendRequest(
  deps: ResendLinkDeps,
  record: OnboardingRecord,
  eventId: string,
): Promise<ResendLinkResult | undefined> {
  const { id: onboardingId } = record;
  const isRepeat = record.signalIds.includes(eventId);
  if (isOver(record)) return isRepeat ? { outcome: "Duplicate", onboardingId } : undefined;
  const stored = await storeSignal(deps, onboardingId, { id: eventId, name: signalNames.ResendRequested });
  if (stored === "Dropped" && isOver(await deps.records.get(onboardingId))) return undefined;
  return { outcome: outcomes[stored], onboardingId };
}

/**
 * Makes the execution of an onboarding send a fresh link. If that execution has failed, the request stays stored, and
 * the final fault `RunNotRunning` turns the event into a dead letter for operations.
 */
export async function resendOnboardingLink(deps: ResendLinkDeps, record: OnboardingRecord, eventId: string) {
  const result = await storeResendRequest(deps, record, eventId);
  if (isOver(record) || result === undefined || !(await deps.hasFailed(record.executionArn))) return result;
  throw executionFailed(record.id);
}

/**
 * Makes the execution of a reset send a fresh link. If that execution has failed, the record is closed and the result
 * is undefined, so that a new request need not wait until somebody repairs it.
 */
export async function resendResetLink(deps: ResendLinkDeps, record: OnboardingRecord, eventId: string) {
  const isRepeat = record.signalIds.includes(eventId);
  if (isRepeat || isOver(record) || !(await deps.hasFailed(record.executionArn)))
    return storeResendRequest(deps, record, eventId);
  // Not EXPIRED, which is not allowed after a submission.
  await deps.records.change(record.id, {
    ...closing("CANCELLED", deps.now()),
    where: { signalCount: record.signalCount },
  });
  return undefined;
}
