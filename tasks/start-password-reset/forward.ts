import { signalNames } from "../lib/faults/names.ts";
import { isOver, type OnboardingRecord } from "../lib/record/record.ts";
import { type TakeSignalDeps, takeSignal } from "../lib/signals/take-signal.ts";

export type ForwardDeps = TakeSignalDeps;

/** `Forwarded`: a link of the run that is under way goes out anew. */
export interface ForwardAnswer {
  readonly outcome: "Forwarded" | "Duplicate" | "Dropped";
  readonly onboardingId: string;
}

const outcomes = { Taken: "Forwarded", Duplicate: "Duplicate", Dropped: "Dropped" } as const;

/**
 * Makes the request the wish for a fresh link of a run that is under way. Dropped once the password is chosen and only a
 * code is due. Undefined where the run is over, or ends just now: it cannot answer the request.
 */
export async function forward(
  deps: ForwardDeps,
  record: OnboardingRecord,
  eventId: string,
): Promise<ForwardAnswer | undefined> {
  const { id: onboardingId } = record;
  const isRepeat = record.signalIds.includes(eventId);
  if (isOver(record)) return isRepeat ? { outcome: "Duplicate", onboardingId } : undefined;
  const taken = await takeSignal(deps, onboardingId, { id: eventId, name: signalNames.ResendRequested });
  if (taken === "Dropped" && isOver(await deps.records.get(onboardingId))) return undefined;
  return { outcome: outcomes[taken], onboardingId };
}
