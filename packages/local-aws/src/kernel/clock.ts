/** A timer that has not fired yet. */
export interface Timer {
  /** Cancels the timer. It has no effect after the timer has fired. */
  cancel(): void;
}

/**
 * The clock of the local run. All services read the time and set timers here only, so that time can be skipped for all of
 * them at once.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `work` once, after `delayMs` milliseconds of this clock. */
  schedule(delayMs: number, work: () => void | Promise<void>): Timer;
}
