import { signalNames } from "../../../contracts/signals.ts";
import type { OnboardingRecord } from "../record/record.ts";
import type { RecordStore } from "../record/record-store.ts";
import type { Change } from "../record/update.ts";

/**
 * Removes the signal that the run acts on (`handled` is its id) from the record, and answers the record as it is then.
 * The signal is the oldest one, or it was removed before.
 */
export async function removeHandledSignal(
  records: RecordStore,
  record: OnboardingRecord,
  handled: string,
): Promise<OnboardingRecord> {
  const [oldest] = record.signals;
  if (oldest?.id !== handled) return record;
  const endOfRound = oldest.name === signalNames.EmailChanged ? endRound(record) : {};
  return (await records.change(record.id, { shift: { signals: handled }, ...endOfRound })) ?? records.get(record.id);
}

/**
 * For a new address to which no mail could be sent. The record's round counts up with the workflow's own, so that the old
 * links stay dead, and a password or code that was submitted by one of them is void.
 */
function endRound({ status }: OnboardingRecord): Change {
  const round = { add: { round: 1 } };
  if (status !== "SUBMITTED" && status !== "CODE_WAITING") return round;
  return { ...round, status: "INVITED", from: [status], remove: ["challenge", "codeRejection", "rejection"] };
}

/** Removes signals about a mail that a newer one has replaced since, and answers the record as it is then. */
export async function removeStaleSignals(records: RecordStore, record: OnboardingRecord): Promise<OnboardingRecord> {
  const [next] = record.signals;
  if (next?.name !== "EmailBounced" || next.round === record.round) return record;
  return removeStaleSignals(records, await removeHandledSignal(records, record, next.id));
}
