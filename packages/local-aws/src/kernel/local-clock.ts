import type { Activity } from "./activity.ts";
import type { Clock, Timer } from "./clock.ts";

interface Entry {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

/** Node.js has no longer timers. A longer delay takes more than one of them. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's clock plus the time that was skipped. The offset is in shared memory, so that the threads of functions read
 * the same time.
 */
export class LocalClock implements Clock {
  /** How many milliseconds this clock is ahead of the machine's, in its only element. */
  readonly offset = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  readonly #activity: Activity;
  #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #skipping = false;
  #stopped = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  /** How many milliseconds this clock is ahead of the machine's. */
  get aheadMs(): number {
    return this.offset[0] ?? 0;
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  schedule(delayMs: number, work: Entry["work"]): Timer {
    // Clocks count whole milliseconds, and a delay with jitter is a fraction.
    const entry = { at: this.now() + Math.ceil(Math.max(0, delayMs)), work };
    if (!this.#stopped) this.#entries.push(entry);
    this.#arm();
    return { cancel: () => this.#drop(entry) };
  }

  /**
   * Skips `ms` milliseconds. Timers that are due fire in order, each at its own time; the work of one settles before the
   * next. Rejects when the work of a timer does, and the clock stays at that time.
   */
  advance(ms: number): Promise<void> {
    const skipped = this.#queue.then(() => this.#skip(ms));
    this.#queue = skipped.catch(() => undefined);
    return skipped;
  }

  /** Cancels all timers. Later ones never fire. */
  stop(): void {
    this.#stopped = true;
    this.#entries = [];
    clearTimeout(this.#timer);
  }

  async #skip(ms: number): Promise<void> {
    // Meanwhile the clock runs as usual, and timers that are due fire.
    await this.#activity.idle();
    const offset = this.aheadMs + ms;
    const end = this.now() + ms;
    this.#skipping = true;
    try {
      for (let next = this.#next(); next !== undefined && next.at <= end; next = this.#next()) {
        this.#moveTo(next.at);
        await Promise.all([this.#fire(next), this.#activity.idle()]);
      }
      // The machine's time that the work took is not part of the skipped time.
      this.offset[0] = offset;
    } finally {
      this.#skipping = false;
      this.#arm();
    }
  }

  #moveTo(instant: number): void {
    this.offset[0] = Math.max(this.aheadMs, instant - Date.now());
  }

  #next(): Entry | undefined {
    return this.#entries.reduce<Entry | undefined>(
      (first, entry) => (first && first.at <= entry.at ? first : entry),
      undefined,
    );
  }

  #fire(entry: Entry): Promise<void> {
    this.#drop(entry);
    return this.#activity.track((async () => entry.work())());
  }

  #drop(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#next();
    if (next === undefined || this.#skipping) return;
    const delay = Math.min(Math.max(0, next.at - this.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => this.#tick(), delay);
  }

  #tick(): void {
    if (this.#skipping) return;
    for (let next = this.#next(); next !== undefined && next.at <= this.now(); next = this.#next()) {
      void this.#fire(next);
    }
    this.#arm();
  }
}
