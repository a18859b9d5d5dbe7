import fc from "fast-check";
import { it } from "vitest";

/** Multiplies the number of examples of every property, for a long run. */
const factor = Number(process.env["FUZZ_RUNS"] ?? 1);

/** `seed` and `path` of a failure's report; with both, the same example runs again. */
const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env;

/** A test that a property holds for `runs` examples that fast-check makes up. */
export function holds<Ts>(title: string, runs: number, property: fc.IRawProperty<Ts>): void {
  const repeat = { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };
  it(title, { timeout: 90_000 * factor }, () => fc.assert(property, { numRuns: runs * factor, ...repeat }));
}
