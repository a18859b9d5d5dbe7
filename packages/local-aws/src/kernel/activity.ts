/**
 * Counts running work. When time is skipped, everything that one timer has started must settle before the next timer fires.
 *
 * Work that waits for a timer of the clock must not be tracked: skipping time would wait for it, and it for the timer.
 */
export class Activity {
  #running = 0;
  #waiters: (() => void)[] = [];

  /** Counts `work` as running until it settles. Returns its result. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#release();
    }
  }

  /** Resolves when no work is running and none starts in the next turn of the event loop. */
  async idle(): Promise<void> {
    do {
      if (this.#running > 0) await new Promise<void>((resolve) => this.#waiters.push(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#running > 0);
  }

  #release(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}
