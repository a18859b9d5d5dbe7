/**
 * Counts the work that is under way, so that skipping time can wait until one timer's
 * consequences have settled before the next timer is due.
 *
 * Work that waits for a timer of the clock is not under way: tracked, it would have skipping time wait for itself.
 */
export class Activity {
  #running = 0;
  #waiters: (() => void)[] = [];

  /** Counts `work` as under way until it settles; hands it back unchanged. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#release();
    }
  }

  /** Resolves when nothing is under way, nor begins at once because something else has settled. */
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
