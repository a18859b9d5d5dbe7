import type { OnboardingRecord } from "../record/record.ts";
import type { Envelope } from "./envelope.ts";

/**
 * EventBridge does not preserve order, so an event may arrive before its `EmployeeHired`. Lambda's third attempt comes
 * three minutes after the first. With these limits an event that is recent at the first attempt is no longer recent at
 * the third, even if clocks differ by a minute: an event without a hire is dropped, and does not become a dead letter.
 */
const RECENT_MS = 120_000;
const CLOCK_DIFFERENCE_MS = 60_000;

/** When an event was sent, in ms since 1970; NaN if it has no time. */
export function sentAt({ time = "" }: Envelope): number {
  return Date.parse(time);
}

/** Whether an event is so new that its `EmployeeHired` may still arrive. False for an event without a time. */
export function isRecent(event: Envelope, now: Date): boolean {
  const age = now.getTime() - sentAt(event);
  return age >= -CLOCK_DIFFERENCE_MS && age < RECENT_MS;
}

/**
 * Whether HR sent an event before the `EmployeeHired` of this onboarding, so that it concerns an earlier one or none.
 */
export function predatesHire(event: Envelope, { askedAt = "" }: Pick<OnboardingRecord, "askedAt">): boolean {
  return sentAt(event) < Date.parse(askedAt);
}
