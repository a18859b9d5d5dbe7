import type { Clock, Timer } from "../../src/kernel/clock.ts";

interface Entry {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

/** A clock that moves only by `advance`. */
export class ManualClock implements Clock {
  #now: number;
  #entries: Entry[] = [];

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, work: () => void | Promise<void>): Timer {
    const entry = { at: this.#now + Math.max(0, delayMs), work };
    this.#entries.push(entry);
    return { cancel: () => this.#drop(entry) };
  }

  /** Advances the clock. Timers that are due fire in order; the work of one settles before the next fires. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#due(end); next !== undefined; next = this.#due(end)) {
      this.#drop(next);
      this.#now = Math.max(this.#now, next.at);
      await next.work();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = end;
  }

  #due(end: number): Entry | undefined {
    return this.#entries.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #drop(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }
}
