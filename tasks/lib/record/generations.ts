import type { Purpose } from "../../../contracts/identifiers.ts";
import { onboardingIdOf } from "../../../contracts/identifiers.ts";
import type { OnboardingRecord } from "./record.ts";
import type { RecordStore } from "./record-store.ts";

/** The id of one of a person's onboardings (or password resets), or the first id that is free. */
export interface GenerationSlot {
  readonly id: string;
  /** The number of the onboarding among the person's, from 1. */
  readonly generation: number;
  /** Undefined in the last slot only, which is free. */
  readonly record: OnboardingRecord | undefined;
}

/**
 * Iterates over the generations of one person and purpose, the oldest first and the free slot last. An id that belongs
 * to another person is skipped and not counted: employee `E1-2` and the second generation of `E1` have the same id.
 * Employee ids that differ only in case belong to one person.
 */
export async function* generationsOf(
  records: Pick<RecordStore, "find">,
  purpose: Purpose,
  employeeId: string,
): AsyncGenerator<GenerationSlot, void, void> {
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

/** The records of one person and purpose, the oldest first. All but the last one are over. */
export async function recordsOf(
  records: Pick<RecordStore, "find">,
  purpose: Purpose,
  employeeId: string,
): Promise<OnboardingRecord[]> {
  const found: OnboardingRecord[] = [];
  for await (const { record } of generationsOf(records, purpose, employeeId)) {
    if (record !== undefined) found.push(record);
  }
  return found;
}

/**
 * Finds the record that an event belongs to: the one that stored the event before, so that a late repeat does not reach
 * a later generation; otherwise the latest one, if there is one. `signalId` is the event's id.
 */
export function recordForEvent(found: readonly OnboardingRecord[], signalId: string): OnboardingRecord | undefined {
  return found.find(({ signalIds }) => signalIds.includes(signalId)) ?? found.at(-1);
}
