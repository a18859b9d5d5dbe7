import type { EmployeeHired } from "../lib/events/incoming.ts";
import { onboardingIdOf } from "../lib/identifiers.ts";
import { isClosed, type OnboardingRecord } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";

export interface ClaimDeps {
  readonly records: RecordStore;
  readonly stateMachineArn: string;
  readonly now: () => Date;
}

/**
 * Finds or writes the ledger entry of a hire: the first generation that is not closed. Names of other
 * people's generations are skipped, because employee `E1-2` and the second generation of `E1` share one.
 */
export async function claimOnboarding(deps: ClaimDeps, hire: EmployeeHired): Promise<OnboardingRecord> {
  for (let generation = 1; ; generation += 1) {
    const fresh = receivedRecord(deps, hire.employeeId, generation);
    const found = await deps.records.find(fresh.id);
    if (found === undefined && (await deps.records.create(fresh))) return fresh;
    const record = found ?? (await deps.records.get(fresh.id));
    if (record.employeeId === hire.employeeId && !isClosed(record)) return record;
  }
}

function receivedRecord(deps: ClaimDeps, employeeId: string, generation: number): OnboardingRecord {
  const id = onboardingIdOf(employeeId, generation);
  const executionArn = `${deps.stateMachineArn.replace(":stateMachine:", ":execution:")}:${id}`;
  const counters = { round: 0, mailedRound: 0, attempts: 0, links: [] };
  return {
    id,
    employeeId,
    generation,
    status: "RECEIVED",
    executionArn,
    ...counters,
    createdAt: deps.now().toISOString(),
  };
}
