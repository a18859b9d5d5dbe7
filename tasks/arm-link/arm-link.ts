import { FinalFault } from "../lib/faults/faults.ts";
import type { OnboardingRecord } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import { errors, type Input } from "./contract.ts";

export interface ArmLinkDeps {
  readonly records: RecordStore;
  /** Completes the wait that a task token stands for. */
  readonly completeWait: (taskToken: string) => Promise<void>;
}

/**
 * Puts the task token where the portal finds it: from now on the link moves the run. A password that was
 * handed in while nothing waited lies on the record, and is delivered at once.
 */
export function createArmLink(deps: ArmLinkDeps) {
  return async ({ onboardingId, taskToken }: Input): Promise<void> => {
    const armed = await arm(deps.records, onboardingId, taskToken);
    if (armed.sealedAnswer === undefined) return;
    if (armed.status === "WAITING") await deps.records.change(onboardingId, { status: "SUBMITTED" });
    await deps.completeWait(taskToken);
  };
}

async function arm(records: RecordStore, id: string, taskToken: string): Promise<OnboardingRecord> {
  const set = { taskToken };
  const waiting = await records.change(id, { status: "WAITING", from: ["INVITED", "WAITING"], set });
  const armed = waiting ?? (await records.change(id, { from: ["SUBMITTED"], set }));
  if (armed !== undefined) return armed;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} takes no answer in its present state.`);
}
