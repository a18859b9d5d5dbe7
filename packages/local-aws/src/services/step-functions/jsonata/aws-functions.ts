import { createHash } from "node:crypto";
import jsonata from "jsonata";
import type { Clock } from "../../../kernel/clock.ts";
import { parseJson } from "../json.ts";

/** What the added functions need. */
export interface AwsFunctions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
}

const HASHES = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

const fromMillis = jsonata("$fromMillis($millis, $picture, $timezone)");

/**
 * Registers the functions that Step Functions adds to JSONata, and `$millis` and `$now`, which must read the clock.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function addAwsFunctions(expression: jsonata.Expression, { clock, random, newId }: AwsFunctions): void {
  expression.registerFunction("partition", partition, "<an:a>");
  expression.registerFunction("range", range, "<nnn:a>");
  expression.registerFunction("hash", hash, "<ss:s>");
  expression.registerFunction("random", (seed?: number) => (seed === undefined ? random() : seeded(seed)), "<n?:n>");
  expression.registerFunction("uuid", () => newId(), "<:s>");
  expression.registerFunction("parse", (text: string) => parseJson(text), "<s:x>");
  expression.registerFunction("millis", () => clock.now(), "<:n>");
  expression.registerFunction(
    "now",
    (picture?: string, timezone?: string) => fromMillis.evaluate(null, { millis: clock.now(), picture, timezone }),
    "<s?s?:s>",
  );
}

function partition(items: readonly unknown[], size: number): unknown[][] {
  const width = Math.floor(size);
  if (width < 1) throw new Error("The size of a partition must be at least 1.");
  const parts = Math.ceil(items.length / width);
  return Array.from({ length: parts }, (_, part) => items.slice(part * width, (part + 1) * width));
}

/** A range includes both ends: `$range(0, 10, 2)` is 0, 2, 4, 6, 8, 10. */
function range(start: number, end: number, step: number): number[] {
  const [from, to, by] = [Math.floor(start), Math.floor(end), Math.floor(step)];
  if (by === 0) throw new Error("The step of a range must not be 0.");
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  return Array.from({ length }, (_, index) => from + index * by);
}

function hash(data: string, algorithm: string): string {
  const name = HASHES.get(algorithm);
  if (name === undefined)
    throw new Error(`The hash algorithm ${algorithm} is not one of ${[...HASHES.keys()].join(", ")}.`);
  return createHash(name).update(data).digest("hex");
}

/** A number in [0, 1) that depends on the seed only. AWS returns another number for the same seed. */
function seeded(seed: number): number {
  return (
    createHash("sha256")
      .update(String(Math.floor(seed)))
      .digest()
      .readUInt32BE() /
    2 ** 32
  );
}
