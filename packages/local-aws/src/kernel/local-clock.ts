import type { Activity } from "./activity.ts";
import type { Clock, Timer } from "./clock.ts";

interface Entry {
  readonly at: number;
  readonly work: () => void | Promise<void>;
}

/** Node keeps no timer longer than this; a longer wait is looked at again in between. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The machine's clock plus what was skipped. The lead is kept in shared memory, so that the functions'
 * threads see the same time.
 */
export class LocalClock implements Clock {
  /** Milliseconds that this clock is ahead of the machine's, in its only element. */
  readonly lead = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  readonly #activity: Activity;
  #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #skipping = false;
  #stopped = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  now(): number {
    return Date.now() + (this.lead[0] ?? 0);
  }

  schedule(delayMs: number, work: Entry["work"]): Timer {
    // Whole milliseconds, as every clock here counts: a delay with jitter is a fraction.
    const entry = { at: this.now() + Math.ceil(Math.max(0, delayMs)), work };
    if (!this.#stopped) this.#entries.push(entry);
    this.#arm();
    return { cancel: () => this.#drop(entry) };
  }

  /**
   * Skips `ms`, firing what falls due in order, each at its own time and settled before the next. Rejects, and
   * stays at that time, when the work of a timer does.
   */
  advance(ms: number): Promise<void> {
    const skipped = this.#queue.then(() => this.#skip(ms));
    this.#queue = skipped.catch(() => undefined);
    return skipped;
  }

  /** Forgets all timers, for good. */
  stop(): void {
    this.#stopped = true;
    this.#entries = [];
    clearTimeout(this.#timer);
  }

  async #skip(ms: number): Promise<void> {
    // Until time is moved it goes its own way, with the timers that fall due meanwhile.
    await this.#activity.idle();
    const lead = (this.lead[0] ?? 0) + ms;
    const end = this.now() + ms;
    this.#skipping = true;
    try {
      for (let next = this.#next(); next !== undefined && next.at <= end; next = this.#next()) {
        this.#moveTo(next.at);
        await Promise.all([this.#fire(next), this.#activity.idle()]);
      }
      // What the work took of the machine's time is not part of what was skipped.
      this.lead[0] = lead;
    } finally {
      this.#skipping = false;
      this.#arm();
    }
  }

  #moveTo(instant: number): void {
    this.lead[0] = Math.max(this.lead[0] ?? 0, instant - Date.now());
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
