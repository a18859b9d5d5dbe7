import { expect, it } from "vitest";
import { endOfWait } from "../../../tasks/send-link/schedule.ts";

const invitedAt = new Date("2026-01-05T09:00:00.000Z");
const HOUR = 3_600;

it.each([
  ["the invitation", "the first reminder", 0, "2026-01-05T10:00:00.000Z"],
  ["the first reminder", "the second", 1, "2026-01-05T12:00:00.000Z"],
  ["the last reminder", "the deadline", 2, "2026-01-06T09:00:00.000Z"],
  ["more reminders than there are", "the deadline", 3, "2026-01-06T09:00:00.000Z"],
])("waits after %s until %s", (_, __, reminder, end) => {
  const schedule = { remindersSeconds: [HOUR, 3 * HOUR], deadlineSeconds: 24 * HOUR };
  expect(endOfWait(schedule, invitedAt, reminder).toISOString()).toBe(end);
});

it("waits until the deadline where there are no reminders", () => {
  const schedule = { remindersSeconds: [], deadlineSeconds: HOUR };
  expect(endOfWait(schedule, invitedAt, 0).toISOString()).toBe("2026-01-05T10:00:00.000Z");
});
