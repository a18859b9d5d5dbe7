// `npm run simulate -- --seeds N [--seed S] [--workers W] [--whole]`
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { synthesizeApps } from "../../local/synthesize.ts";
import { buildVendor } from "../../test/simulation/functions/build.ts";
import { buildCode } from "../../test/simulation/functions/functions.ts";
import { count, optionsOf } from "../../test/simulation/options.ts";
import type { WorkerMessage } from "../../test/simulation/seeds/messages.ts";
import { runSeeds } from "../../test/simulation/seeds/workers.ts";
import { type Deployed, deployments } from "../../test/simulation/story/story.ts";
import { assemblies as settings } from "../../test/support/assemblies.ts";

const usage = `npm run simulate -- [--seeds N] [--seed S] [--workers W] [--whole]
  --seeds N    how many seeds to play (300)
  --seed S     the first of them (1)
  --workers W  how many processes play (as many as there are processors)
  --whole      print the whole timeline of a seed that breaks a rule
`;

const Options = z.strictObject({
  seeds: count(300),
  seed: count(1),
  workers: count(availableParallelism()),
  whole: z.boolean().default(false),
});

/** One seed is one exact history: the real handlers and the synthesized template in virtual time, with faults at every call. */
async function main(options: z.output<typeof Options>): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "onboarding-simulation-"));
  try {
    const started = performance.now();
    process.stdout.write("Synthesizes the app and builds its functions ...\n");
    const folderOf = (deployed: Deployed) => join(directory, deployed);
    const assemblies = {
      standard: folderOf("standard"),
      secondFactor: folderOf("secondFactor"),
      authenticator: folderOf("authenticator"),
    };
    const requests = deployments.map((deployed) => ({ outdir: assemblies[deployed], settings: settings[deployed] }));
    const [vendor] = await Promise.all([buildVendor(), synthesizeApps(requests)]);
    const code = join(directory, "code.json");
    writeFileSync(code, JSON.stringify(await buildCode(assemblies.standard, vendor)));
    const { seed: first, seeds } = options;
    const task = { what: "seeds", assemblies, code, first, last: first + seeds - 1, whole: options.whole } as const;
    const counter = new Counter(seeds);
    await runSeeds(task, Math.min(options.workers, seeds), (message) => counter.onMessage(message));
    return counter.sum((performance.now() - started) / 1_000);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Keeps count, tells about it every few seconds, and prints what is broken at once. */
class Counter {
  readonly #wanted: number;
  readonly #total = { seeds: 0, calls: 0, hires: 0 };
  #broken = 0;
  #reportedAt = performance.now();

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  onMessage(message: WorkerMessage): void {
    if ("report" in message) {
      this.#broken += 1;
      process.stdout.write(`\n${message.report}\n`);
      return;
    }
    if (!("seeds" in message)) return;
    this.#total.seeds += message.seeds;
    this.#total.calls += message.calls;
    this.#total.hires += message.hires;
    if (performance.now() - this.#reportedAt < 5_000) return;
    this.#reportedAt = performance.now();
    process.stdout.write(`  ${this.#total.seeds} of ${this.#wanted} seeds\n`);
  }

  /** Prints the outcome; answers the exit status. */
  sum(seconds: number): number {
    const { seeds, calls, hires } = this.#total;
    const found = this.#broken === 0 ? "no rule broken" : `${this.#broken} seeds break a rule`;
    process.stdout.write(
      `${seeds} seeds, ${hires} people, ${calls} calls of AWS in ${seconds.toFixed(0)} s: ${found}.\n`,
    );
    return this.#broken === 0 ? 0 : 1;
  }
}

const options = optionsOf(Options, usage, ["whole"]);
if (options !== undefined) process.exitCode = await main(options);
