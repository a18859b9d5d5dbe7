/** When reminders go out and when an onboarding ends, in seconds after the first mail. */
export interface Schedule {
  readonly remindersSeconds: readonly number[];
  readonly deadlineSeconds: number;
}

/** When the wait ends that follows the `reminder`th reminder (0: the invitation): at the next one, or at the deadline. */
export function endOfWait(schedule: Schedule, invitedAt: Date, reminder: number): Date {
  return after(invitedAt, schedule.remindersSeconds[reminder] ?? schedule.deadlineSeconds);
}

/** The instant `seconds` later. */
export function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1_000);
}
