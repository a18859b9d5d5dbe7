import type { Clock, Timer } from "local-aws";

interface Entry {
  readonly at: number;
  /** Of two that are due at once the one that was set first fires first. */
  readonly order: number;
  readonly work: () => void | Promise<void>;
  isCancelled: boolean;
}

/**
 * Virtual time: it stands still while anything runs, and jumps to the next timer when nothing does. One timer fires at
 * a time, so the order of all that happens is the order of the timers.
 */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** A binary heap, the earliest first. */
  readonly #heap: Entry[] = [];
  /** Work that the machine does for the timer that has fired last. */
  #busy = 0;
  readonly #failures: unknown[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, work: Entry["work"]): Timer {
    this.#order += 1;
    const at = this.#now + Math.ceil(Math.max(0, delayMs));
    const entry: Entry = { at, order: this.#order, work, isCancelled: false };
    this.#push(entry);
    return {
      cancel: () => {
        entry.isCancelled = true;
      },
    };
  }

  /** Work that takes no time: nothing else happens until it has settled. */
  async atOnce<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /**
   * Fires the next timer and waits until nothing moves any more; false where there is none before `end`. Rejects with
   * what the work of a timer has thrown.
   */
  async step(end: number): Promise<boolean> {
    let entry = this.#heap[0];
    while (entry?.isCancelled) {
      this.#pop();
      entry = this.#heap[0];
    }
    if (entry === undefined || entry.at > end) return false;
    this.#pop();
    this.#now = entry.at;
    // Not awaited: it may well wait for another timer.
    void this.#fire(entry);
    await this.settle();
    if (this.#failures.length > 0) throw this.#failures[0];
    return true;
  }

  /** Resolves when all that was started has come to rest, that is: waits for a timer. */
  async settle(): Promise<void> {
    // An execution of Step Functions begins in a turn of its own, hence the second turn.
    do {
      await turn();
      await turn();
    } while (this.#busy > 0);
  }

  async #fire(entry: Entry): Promise<void> {
    try {
      await entry.work();
    } catch (error) {
      this.#failures.push(error);
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap, index, parent)) break;
      swap(heap, index, parent);
      index = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const child = isBefore(heap, left + 1, left) ? left + 1 : left;
      if (!isBefore(heap, child, index)) return;
      swap(heap, index, child);
      index = child;
    }
  }
}

function isBefore(heap: readonly Entry[], a: number, b: number): boolean {
  const first = heap[a];
  const second = heap[b];
  if (first === undefined || second === undefined) return first !== undefined;
  return first.at === second.at ? first.order < second.order : first.at < second.at;
}

function swap(heap: Entry[], a: number, b: number): void {
  const first = heap[a];
  const second = heap[b];
  if (first === undefined || second === undefined) return;
  heap[a] = second;
  heap[b] = first;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
