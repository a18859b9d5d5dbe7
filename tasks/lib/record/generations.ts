import { onboardingIdOf } from "../../../contracts/identifiers.ts";
import type { OnboardingRecord, Purpose } from "./record.ts";
import type { RecordStore } from "./record-store.ts";

/** A name that a person's onboardings (or password resets) have taken, or the first one that is free. */
export interface Slot {
  readonly id: string;
  /** How often, this time included. */
  readonly generation: number;
  /** Undefined in the last slot only: nobody has taken it yet. */
  readonly record: OnboardingRecord | undefined;
}

/**
 * The slots of one person and purpose, the oldest first and the free one last. Names that are another person's are
 * skipped and count as no generation: employee `E1-2` and the second time of `E1` share one. Ids that differ in case
 * only are one person's.
 */
export async function* slotsOf(
  records: Pick<RecordStore, "find">,
  purpose: Purpose,
  employeeId: string,
): AsyncGenerator<Slot, void, void> {
  let generation = 1;
  for (let number = 1; ; number += 1) {
    const id = onboardingIdOf(purpose, employeeId, number);
    const record = await records.find(id);
    if (record !== undefined && record.employeeId.toLowerCase() !== employeeId.toLowerCase()) continue;
    yield { id, generation, record };
    if (record === undefined) return;
    generation += 1;
  }
}

/** The records of one person and purpose, the oldest first. All but the last are over. */
export async function recordsOf(
  records: Pick<RecordStore, "find">,
  purpose: Purpose,
  employeeId: string,
): Promise<OnboardingRecord[]> {
  const found: OnboardingRecord[] = [];
  for await (const { record } of slotsOf(records, purpose, employeeId)) {
    if (record !== undefined) found.push(record);
  }
  return found;
}

/**
 * The record that an event is about: the one that took it already, so that a late repeat cannot reach a later
 * generation; else the latest, undefined where there is none. `signalId` is the event's.
 */
export function addresseeOf(found: readonly OnboardingRecord[], signalId: string): OnboardingRecord | undefined {
  return found.find(({ signalIds }) => signalIds.includes(signalId)) ?? found.at(-1);
}
