import type { FailWait } from "../execution/task-token.ts";
import { isOver, openStates } from "../record/record.ts";
import type { RecordStore } from "../record/record-store.ts";
import { deliverNextSignal } from "./deliver-signal.ts";
import { isOverriding, type Signal } from "./signal.ts";

export interface StoreSignalDeps {
  readonly records: RecordStore;
  readonly failWait: FailWait;
}

/**
 * - `Stored`: on the record; the run acts on it at once, or at its next wait.
 * - `Duplicate`: it was stored before.
 * - `Dropped`: there is nothing that it could change: no such onboarding, one that is over, a mail that was replaced.
 */
export type SignalOutcome = "Stored" | "Duplicate" | "Dropped";

/** Once the password is set, a request for a fresh link and a mail that came back change nothing any more. */
const beforeThePassword = openStates.filter((status) => status !== "CODE_WAITING");

/**
 * Stores a signal on the record `id`, behind those that came before it, and delivers the oldest one if the run waits. An
 * overriding signal removes the password or code that was submitted before.
 */
export async function storeSignal(deps: StoreSignalDeps, id: string, signal: Signal): Promise<SignalOutcome> {
  const overrides = isOverriding(signal);
  const stored = await deps.records.change(id, {
    from: overrides ? openStates : beforeThePassword,
    lacking: { signalIds: signal.id },
    ...(signal.name === "EmailBounced" ? { where: { round: signal.round } } : {}),
    append: { signals: [signal], signalIds: [signal.id] },
    add: { signalCount: 1 },
    remove: overrides ? ["sealedPassword", "sealedCode", "rejection"] : [],
  });
  const record = stored ?? (await deps.records.find(id));
  if (record === undefined || !record.signalIds.includes(signal.id)) return "Dropped";
  if (!isOver(record)) await deliverNextSignal(deps.failWait, record);
  return stored === undefined ? "Duplicate" : "Stored";
}
