import { isOver, openStates } from "../record/record.ts";
import type { RecordStore } from "../record/record-store.ts";
import { deliverNextSignal } from "./deliver-signal.ts";
import { isOverriding, type Signal } from "./signal.ts";

export interface TakeSignalDeps {
  readonly records: RecordStore;
  /** Ends the wait that a task token stands for with a literal error name. */
  readonly failWait: (taskToken: string, error: string, cause: string) => Promise<void>;
}

/**
 * - `Taken`: on the record; the run acts on it at once, or at its next wait.
 * - `Duplicate`: it was taken before.
 * - `Dropped`: there is nothing that it could change: no such onboarding, one that is over, a mail that was replaced.
 */
export type SignalOutcome = "Taken" | "Duplicate" | "Dropped";

/** Once the password is set, a fresh link or a mail that came back change nothing any more. */
const beforeThePassword = openStates.filter((status) => status !== "CODE_WAITING");

/**
 * Puts a signal on a record, behind those that came before it, and wakes the run if it waits. An overriding signal
 * makes void whatever was handed in.
 */
export async function takeSignal(deps: TakeSignalDeps, id: string, signal: Signal): Promise<SignalOutcome> {
  const overrides = isOverriding(signal);
  const taken = await deps.records.change(id, {
    from: overrides ? openStates : beforeThePassword,
    lacking: { signalIds: signal.id },
    ...(signal.name === "EmailBounced" ? { where: { round: signal.round } } : {}),
    append: { signals: [signal], signalIds: [signal.id] },
    add: { signalCount: 1 },
    remove: overrides ? ["sealedAnswer", "sealedCode", "rejection"] : [],
  });
  const record = taken ?? (await deps.records.find(id));
  if (record === undefined || !record.signalIds.includes(signal.id)) return "Dropped";
  if (!isOver(record)) await deliverNextSignal(deps, record);
  return taken === undefined ? "Duplicate" : "Taken";
}
