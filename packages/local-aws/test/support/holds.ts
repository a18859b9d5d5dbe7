import fc from "fast-check";
import { it } from "vitest";

/** Multiplies the runs of every property, for a long session. */
const factor = Number(process.env["FUZZ_RUNS"] ?? 1);

/** The `seed` and `path` that a failure prints. With both and `-t <title>` the same example runs again. */
const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env;
const again = { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };

/** A test that a property holds for `runs` examples of fast-check. */
export function holds<Ts>(title: string, runs: number, property: fc.IRawProperty<Ts>): void {
  // Shrinking must end before the test's timeout, so that the smallest example so far is printed.
  const inTime = { interruptAfterTimeLimit: 60_000 * factor, markInterruptAsFailure: true };
  const options = { numRuns: runs * factor, ...inTime, ...again };
  it(title, { timeout: 90_000 * factor }, () => fc.assert(property, options));
}
