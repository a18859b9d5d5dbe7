import { signalNames } from "../../../contracts/error-names.ts";
import type { OnboardingRecord } from "../record/record.ts";
import type { RecordStore } from "../record/record-store.ts";
import type { Change } from "../record/update.ts";
import type { TakeSignalDeps } from "./store-signal.ts";

/**
 * Ends the armed wait with the oldest signal: its name is the error that the workflow catches, its id and reason go
 * along as the cause (JSON), and nothing personal does. It stays on the record until the run says that it acts on it,
 * so a wait that is over already loses nothing. False where there is none, or nothing waits.
 */
export async function deliverNextSignal(
  { failWait }: Pick<TakeSignalDeps, "failWait">,
  { signals, taskToken }: OnboardingRecord,
): Promise<boolean> {
  const [next] = signals;
  if (next === undefined || taskToken === undefined) return false;
  const reason = next.name === "EmailBounced" ? { reason: next.reason } : {};
  await failWait(taskToken, next.name, JSON.stringify({ signalId: next.id, ...reason }));
  return true;
}

/** Takes the signal that the run acts on off the record. It is the oldest one, or it is off already. */
export async function settleSignal(
  records: RecordStore,
  record: OnboardingRecord,
  handled: string,
): Promise<OnboardingRecord> {
  const [oldest] = record.signals;
  if (oldest?.id !== handled) return record;
  const moved = oldest.name === signalNames.EmailChanged ? withoutMail(record) : {};
  return (await records.change(record.id, { shift: { signals: handled }, ...moved })) ?? records.get(record.id);
}

/**
 * A new address to which no mail could go: the old links stay dead, as the round goes on with the workflow's own, and
 * what was handed in by one of them is over.
 */
function withoutMail({ status }: OnboardingRecord): Change {
  const round = { add: { round: 1 } };
  if (status !== "SUBMITTED" && status !== "CODE_WAITING") return round;
  return { ...round, status: "INVITED", from: [status], remove: ["challenge", "codeRejection", "rejection"] };
}

/** Takes signals off that have nothing to say any more: a mail came back that another one has replaced since. */
export async function settleStale(records: RecordStore, record: OnboardingRecord): Promise<OnboardingRecord> {
  const [next] = record.signals;
  if (next?.name !== "EmailBounced" || next.round === record.round) return record;
  return settleStale(records, await settleSignal(records, record, next.id));
}
