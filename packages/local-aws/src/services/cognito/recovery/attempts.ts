const HOUR_MS = 60 * 60_000;

/** Counts attempts of the last hour, by key. AWS documents neither its limits nor how it counts. */
export class Attempts {
  readonly #times = new Map<string, readonly number[]>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /** Whether no further attempt is allowed. `now` is in milliseconds. */
  exhausted(key: string, now: number): boolean {
    return this.#recent(key, now).length >= this.#max;
  }

  add(key: string, now: number): void {
    this.#times.set(key, [...this.#recent(key, now), now]);
  }

  forget(key: string): void {
    this.#times.delete(key);
  }

  #recent(key: string, now: number): readonly number[] {
    return (this.#times.get(key) ?? []).filter((time) => time > now - HOUR_MS);
  }
}
