import type { FailWait } from "../../lib/execution/task-token.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import { deliverNextSignal } from "../../lib/signal/deliver-signal.ts";
import { removeHandledSignal, removeStaleSignals } from "../../lib/signal/remove-signals.ts";
import { errors, type Input } from "./contract.ts";

export interface StoreTaskTokenDeps {
  readonly records: RecordStore;
  /** Completes the wait of a task token. */
  readonly completeWait: (taskToken: string) => Promise<void>;
  readonly failWait: FailWait;
}

/**
 * Stores the task token on the record, so that the portal and the receivers can end the wait with a submission or a
 * signal. A submission or signal that arrived earlier is on the record and ends the wait at once. A submitted password
 * or code comes first, because an overriding signal would have removed it; then the signals in the order of arrival.
 */
export function createStoreTaskToken(deps: StoreTaskTokenDeps) {
  return async ({ onboardingId, taskToken, signalId }: Input): Promise<void> => {
    await removeSignals(deps.records, onboardingId, signalId);
    const record = await storeToken(deps.records, onboardingId, taskToken);
    if (record.sealedPassword === undefined && record.sealedCode === undefined) {
      await deliverNextSignal(deps.failWait, record);
      return;
    }
    if (record.status === "WAITING") await deps.records.change(onboardingId, { status: "SUBMITTED" });
    await deps.completeWait(taskToken);
  };
}

/** Must run before the token is stored: whoever reads the token must not deliver a signal that was already handled. */
async function removeSignals(records: RecordStore, id: string, handled: string): Promise<void> {
  await removeStaleSignals(records, await removeHandledSignal(records, await records.get(id), handled));
}

async function storeToken(records: RecordStore, id: string, taskToken: string): Promise<OnboardingRecord> {
  const set = { taskToken };
  const waiting = await records.change(id, { status: "WAITING", from: ["INVITED", "WAITING"], set });
  // Before the first mail (RECEIVED, STARTED) and after the password (SUBMITTED, CODE_WAITING) the status stays as it is.
  const stored =
    waiting ?? (await records.change(id, { from: ["RECEIVED", "STARTED", "SUBMITTED", "CODE_WAITING"], set }));
  if (stored !== undefined) return stored;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} has ended; there is nothing to wait for.`);
}
