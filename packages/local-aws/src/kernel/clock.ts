/** A timer that has not fired yet. */
export interface Timer {
  /** Forgets the timer. Harmless when it has fired. */
  cancel(): void;
}

/**
 * The one clock of the local run. Services read the time and set timers only here,
 * so that `POST <consoleUrl>/api/clock` can skip time for all of them at once.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `work` once, `delayMs` from now in this clock's time. */
  schedule(delayMs: number, work: () => void | Promise<void>): Timer;
}
