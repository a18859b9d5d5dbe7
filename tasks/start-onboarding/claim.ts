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
 * Finds or writes the ledger entry of a hire: the person's first generation that is not closed. Names that are
 * another person's are skipped and count as no generation: employee `E1-2` and the second time of `E1` share one.
 */
export async function claimOnboarding(deps: ClaimDeps, { employeeId }: EmployeeHired): Promise<OnboardingRecord> {
  let generation = 1;
  for (let number = 1; ; number += 1) {
    const fresh = receivedRecord(deps, { id: onboardingIdOf(employeeId, number), employeeId, generation });
    const found = await deps.records.find(fresh.id);
    if (found === undefined && (await deps.records.create(fresh))) return fresh;
    const record = found ?? (await deps.records.get(fresh.id));
    if (record.employeeId.toLowerCase() !== employeeId.toLowerCase()) continue;
    if (!isClosed(record)) return record;
    generation += 1;
  }
}

type Identity = Pick<OnboardingRecord, "id" | "employeeId" | "generation">;

function receivedRecord(deps: ClaimDeps, identity: Identity): OnboardingRecord {
  const executionArn = `${deps.stateMachineArn.replace(":stateMachine:", ":execution:")}:${identity.id}`;
  const counters = { round: 0, mailedRound: 0, attempts: 0, links: [] };
  return { ...identity, status: "RECEIVED", executionArn, ...counters, createdAt: deps.now().toISOString() };
}
