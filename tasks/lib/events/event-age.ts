import type { Envelope } from "../../../contracts/hr-events.ts";
import type { OnboardingRecord } from "../record/record.ts";
import { sentAt } from "./sent-at.ts";

/**
 * EventBridge keeps no order, so the hire that an event is about may come after it. Lambda's third look is three minutes
 * after its first. With these limits an event that was young at the first is never young at the third, also where clocks
 * are a minute apart: one that is for nobody ends as dropped, not in the dead-letter queue.
 */
const YOUNG_MS = 120_000;
const CLOCKS_APART_MS = 60_000;

/** Whether the hire that an event is about may still be on its way. Not where the event does not tell when it was sent. */
export function isYoung(event: Envelope, now: Date): boolean {
  const age = now.getTime() - sentAt(event);
  return age >= -CLOCKS_APART_MS && age < YOUNG_MS;
}

/** Whether HR sent an event before it asked for this onboarding: it was about an earlier one, or about nobody. */
export function isOlderThan(event: Envelope, { askedAt = "" }: Pick<OnboardingRecord, "askedAt">): boolean {
  return sentAt(event) < Date.parse(askedAt);
}
