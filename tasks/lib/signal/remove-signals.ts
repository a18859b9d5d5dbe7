import { signalNames } from "../../../contracts/signals.ts";
import type { OnboardingRecord } from "../record/record.ts";
import type { RecordStore } from "../record/record-store.ts";
import type { Change } from "../record/update.ts";

/**
 * Removes the signal that the execution handled (`handled` is its id) from the record, and returns the resulting
 * record. The signal is either the oldest one or was removed before.
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
 * The change for a corrected address that no mail could be sent to. It increments the record's round, as the workflow
 * does with its own, so that the old links stay invalid, as does a password or code that was submitted with one.
 */
function endRound({ status }: OnboardingRecord): Change {
  const round = { add: { round: 1 } };
  if (status !== "SUBMITTED" && status !== "CODE_WAITING") return round;
  return { ...round, status: "INVITED", from: [status], remove: ["challenge", "codeRejection", "rejection"] };
}

/** Removes bounces of mails that a newer mail has replaced, and returns the resulting record. */
export async function removeStaleSignals(records: RecordStore, record: OnboardingRecord): Promise<OnboardingRecord> {
  const [next] = record.signals;
  if (next?.name !== "EmailBounced" || next.round === record.round) return record;
  return removeStaleSignals(records, await removeHandledSignal(records, record, next.id));
}
