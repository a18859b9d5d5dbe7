import { FinalFault } from "../../lib/faults/faults.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import { deliverNextSignal, settleSignal, settleStale } from "../../lib/signal/deliver-signal.ts";
import type { TakeSignalDeps } from "../../lib/signal/store-signal.ts";
import { errors, type Input } from "./contract.ts";

export interface ArmLinkDeps extends TakeSignalDeps {
  /** Completes the wait that a task token stands for. */
  readonly completeWait: (taskToken: string) => Promise<void>;
}

/**
 * Puts the task token where the portal and the receivers find it: from now on an answer or a signal moves the run.
 * What came while nothing waited lies on the record and is delivered at once: the answer first, as a signal that
 * overrides an answer has taken it off already; then the signals, in the order of their arrival.
 */
export function createArmLink(deps: ArmLinkDeps) {
  return async ({ onboardingId, taskToken, signalId }: Input): Promise<void> => {
    await settle(deps.records, onboardingId, signalId);
    const record = await arm(deps.records, onboardingId, taskToken);
    if (record.sealedAnswer === undefined && record.sealedCode === undefined) {
      await deliverNextSignal(deps, record);
      return;
    }
    if (record.status === "WAITING") await deps.records.change(onboardingId, { status: "SUBMITTED" });
    await deps.completeWait(taskToken);
  };
}

/** Before the token is known: whoever tells something then must not tell again what the run has acted on. */
async function settle(records: RecordStore, id: string, signalId: string): Promise<void> {
  await settleStale(records, await settleSignal(records, await records.get(id), signalId));
}

async function arm(records: RecordStore, id: string, taskToken: string): Promise<OnboardingRecord> {
  const set = { taskToken };
  const waiting = await records.change(id, { status: "WAITING", from: ["INVITED", "WAITING"], set });
  // Before the first mail (RECEIVED, STARTED) and after the password (SUBMITTED, CODE_WAITING) the status says more than WAITING.
  const armed =
    waiting ?? (await records.change(id, { from: ["RECEIVED", "STARTED", "SUBMITTED", "CODE_WAITING"], set }));
  if (armed !== undefined) return armed;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} takes no answer in its present state.`);
}
