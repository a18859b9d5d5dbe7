import type { OnboardingRecord } from "../record/record.ts";
import type { Envelope } from "./envelope.ts";

/**
 * EventBridge keeps no order, so the hire that an event is about may come after it. Lambda's third attempt is three
 * minutes after its first. With these limits an event that was recent at the first attempt is never recent at the third,
 * also where clocks are a minute apart: an event about no hire is dropped and does not become a dead letter.
 */
const RECENT_MS = 120_000;
const CLOCKS_APART_MS = 60_000;

/** When an event was sent, in ms since 1970; NaN where it does not say. */
export function sentAt({ time = "" }: Envelope): number {
  return Date.parse(time);
}

/** Whether the hire that an event is about may still be on its way. False where the event does not say when it was sent. */
export function isRecent(event: Envelope, now: Date): boolean {
  const age = now.getTime() - sentAt(event);
  return age >= -CLOCKS_APART_MS && age < RECENT_MS;
}

/** Whether HR sent an event before it asked for this onboarding: it was about an earlier one, or about nobody. */
export function predatesHire(event: Envelope, { askedAt = "" }: Pick<OnboardingRecord, "askedAt">): boolean {
  return sentAt(event) < Date.parse(askedAt);
}
