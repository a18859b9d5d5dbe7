import type { Burst } from "./burst.ts";

/** Of all hires together. */
export function callsPerHire({ operations, hires }: Burst): { readonly all: number; readonly throttled: number } {
  const counts = [...operations.values()];
  const throttled = counts.reduce((sum, count) => sum + count.throttled, 0);
  const done = counts.reduce((sum, count) => sum + count.done, 0);
  return { all: (done + throttled) / hires, throttled: throttled / hires };
}

/** The outcome of a burst, for people. */
export function report(burst: Burst): string {
  const { hires, seconds, leastSeconds, concurrency } = burst;
  const calls = callsPerHire(burst);
  return [
    ...outcomeOf(burst),
    `${text(calls.all)} calls of AWS per hire, ${text(calls.throttled)} of them throttled`,
    `${text(seconds)} s until the last mail, ${(seconds / leastSeconds).toFixed(2)} of the least (${text(leastSeconds)} s)`,
    `${concurrency.peak} functions at once at most, ${concurrency.throttled} invocations throttled`,
    "",
    line("retries", "most", "allowed"),
    ...[...burst.retries].map(([state, { most, allowed }]) => line(state, String(most), String(allowed))),
    "",
    line("quota", "granted", "throttled"),
    ...burst.uses
      .filter(({ granted }) => granted > 0)
      .map(({ name, granted, throttled }) => line(name, String(granted), String(throttled))),
    "",
    line("calls per hire", "done", "throttled"),
    ...[...burst.operations].map(([name, count]) =>
      line(name, text(count.done / hires), text(count.throttled / hires)),
    ),
    "",
  ].join("\n");
}

/** The first few are enough to see what has gone wrong. */
const SHOWN = 10;

function outcomeOf({ hires, losses }: Burst): string[] {
  if (losses.length === 0) return [`${hires} hires at once, none lost`];
  return [`${hires} hires at once; wrong in ${losses.length} places:`, ...losses.slice(0, SHOWN)];
}

function text(value: number): string {
  return value.toFixed(1);
}

function line(what: string, ...values: string[]): string {
  return `  ${what.padEnd(52)}${values.map((value) => value.padStart(12)).join("")}`;
}
