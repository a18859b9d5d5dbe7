// `npm run simulate -- --seeds N [--seed S] [--workers W] [--whole]`
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { synthesizeApps } from "../../local/assembly/synthesize.ts";
import { buildVendor } from "./functions/build.ts";
import { buildCode } from "./functions/functions.ts";
import type { Said } from "./seeds/messages.ts";
import { playSeeds } from "./seeds/players.ts";

const usage = `npm run simulate -- [--seeds N] [--seed S] [--workers W] [--whole]
  --seeds N    how many seeds to play (300)
  --seed S     the first of them (1)
  --workers W  how many processes play (as many as there are processors)
  --whole      print the whole timeline of a seed that breaks a rule
`;

const whole = z.coerce.number().int().positive();
const Options = z.object({
  seeds: whole.default(300),
  seed: whole.default(1),
  workers: whole.default(availableParallelism()),
  whole: z.boolean().default(false),
});

function readOptions(args: string[]): z.infer<typeof Options> | undefined {
  const text = { type: "string" } as const;
  try {
    const options = { seeds: text, seed: text, workers: text, whole: { type: "boolean" } } as const;
    return Options.safeParse(parseArgs({ args, options }).values).data;
  } catch {
    return undefined;
  }
}

/** One seed is one exact history: the real handlers and the synthesized template in virtual time, with faults at every call. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const directory = mkdtempSync(join(tmpdir(), "onboarding-simulation-"));
  try {
    const started = performance.now();
    process.stdout.write("Synthesizes the app and builds its functions ...\n");
    const assembly = join(directory, "assembly");
    const [vendor] = await Promise.all([buildVendor(), synthesizeApps([{ outdir: assembly, settings: {} }])]);
    const code = join(directory, "code.json");
    writeFileSync(code, JSON.stringify(await buildCode(assembly, [], vendor)));
    const { seed: first, seeds } = options;
    const task = { what: "seeds", assembly, code, first, last: first + seeds - 1, whole: options.whole } as const;
    const count = new Count(seeds);
    await playSeeds(task, Math.min(options.workers, seeds), (said) => count.hear(said));
    return count.sum((performance.now() - started) / 1_000);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Keeps count, tells about it every few seconds, and prints what is broken at once. */
class Count {
  readonly #wanted: number;
  readonly #total = { seeds: 0, calls: 0, hires: 0 };
  #broken = 0;
  #told = performance.now();

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  hear(said: Said): void {
    if ("tried" in said) return;
    if ("report" in said) {
      this.#broken += 1;
      process.stdout.write(`\n${said.report}\n`);
      return;
    }
    this.#total.seeds += said.seeds;
    this.#total.calls += said.calls;
    this.#total.hires += said.hires;
    if (performance.now() - this.#told < 5_000) return;
    this.#told = performance.now();
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

process.exitCode = await main(process.argv.slice(2));
