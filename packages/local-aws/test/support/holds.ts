import fc from "fast-check";
import { it } from "vitest";

/** Multiplies the runs of every property, for a long session. */
const factor = Number(process.env["FUZZ_RUNS"] ?? 1);

/** What a failure prints as `seed` and `path`; with both and `-t <title>`, the very same example is met again. */
const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env;
const again = { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };

/** A test that says of everything that fast-check can think of, `runs` times, that a property holds. */
export function holds<Ts>(title: string, runs: number, property: fc.IRawProperty<Ts>): void {
  // Shrinking ends in time for what was found so far to be printed.
  const inTime = { interruptAfterTimeLimit: 60_000 * factor, markInterruptAsFailure: true };
  const options = { numRuns: runs * factor, ...inTime, ...again };
  it(title, { timeout: 90_000 * factor }, () => fc.assert(property, options));
}
