import { expect, it } from "vitest";
import { Envelope } from "../../../../tasks/lib/events/envelope.ts";
import { isRecent, predatesHire } from "../../../../tasks/lib/events/event-age.ts";

const SECOND = 1_000;
const START = Date.UTC(2026, 0, 5, 9);
/** Seconds from the first delivery to each of Lambda's three. */
const deliveries = [0, 60, 180];

const at = (ms: number) => new Date(ms).toISOString();

function eventSentAt(time: unknown): Envelope {
  return Envelope.parse({ id: "event-1", "detail-type": "EmployeeHireCancelled", source: "hr", detail: {}, time });
}

it.each<[string, unknown, number]>([
  ["now", at(START), 2],
  ["less than two minutes ago", at(START - 119_000), 1],
  ["two minutes ago", at(START - 120_000), 0],
  ["a minute ahead, as clocks may be", at(START + 60_000), 2],
  ["further ahead", at(START + 61_000), 0],
  ["at an unknown time", undefined, 0],
  ["at an invalid time", "yesterday", 0],
  ["at a time that is not a text", 7, 0],
])("an event that was sent %s is postponed as recent until it is not: sent at %s, %i times", (_, time, expected) => {
  const isRecentAfter = (seconds: number) => isRecent(eventSentAt(time), new Date(START + seconds * SECOND));
  expect(deliveries.findIndex((seconds) => !isRecentAfter(seconds))).toBe(expected);
});

it.each<[string, string | undefined, string | undefined, boolean]>([
  ["before the hire", at(START), at(START + SECOND), true],
  ["in the same second", at(START), at(START), false],
  ["after the hire", at(START + SECOND), at(START), false],
  ["at an unknown time", undefined, at(START), false],
  ["before or after a hire that was sent at an unknown time", at(START), undefined, false],
])("an event that was sent %s predates the hire or does not: %s, %s, %s", (_, time, askedAt, expected) => {
  expect(predatesHire(eventSentAt(time), { askedAt })).toBe(expected);
});
