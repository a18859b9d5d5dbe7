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
 * - `Stored`: on the record; the execution handles it at once, or at its next wait.
 * - `Duplicate`: it was stored before.
 * - `Dropped`: it cannot have any effect: there is no such onboarding, the onboarding is over, or the bounced mail was
 *   replaced by a newer one.
 */
export type SignalOutcome = "Stored" | "Duplicate" | "Dropped";

/** Once the password is set, requests for a fresh link and bounced mails no longer matter. */
const statesBeforePasswordIsSet = openStates.filter((status) => status !== "CODE_WAITING");

/**
 * Appends a signal to the record `id`, and delivers the oldest signal if the execution is waiting. An overriding signal
 * also removes a password or code that was submitted before it.
 */
export async function storeSignal(deps: StoreSignalDeps, id: string, signal: Signal): Promise<SignalOutcome> {
  const overrides = isOverriding(signal);
  const stored = await deps.records.change(id, {
    from: overrides ? openStates : statesBeforePasswordIsSet,
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
