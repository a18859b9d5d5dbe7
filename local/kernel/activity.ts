/**
 * Counts the work that is under way, so that skipping time can wait until one timer's
 * consequences have settled before the next timer is due.
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

  /** Resolves as soon as nothing is under way. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #release(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}
