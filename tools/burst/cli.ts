// `npm run burst -- [--hires N] [--share S] [--answers] [--concurrency C]`
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { synthesizeApp } from "../../local/synthesize.ts";
import { burst, type Progress } from "../../test/simulation/burst/burst.ts";
import { CONCURRENCY } from "../../test/simulation/burst/default-quotas.ts";
import { report } from "../../test/simulation/burst/report.ts";
import { buildCode, Functions } from "../../test/simulation/functions/functions.ts";
import { count, optionsOf } from "../../test/simulation/options.ts";
import { loadApp } from "../../test/simulation/stage.ts";

const usage = `npm run burst -- [--hires N] [--share S] [--answers] [--concurrency C]
  --hires N        how many are hired at the same moment (10000)
  --share S        how much of every default quota there is (1)
  --answers        everybody chooses a password within an hour of their mail; otherwise nobody does
  --concurrency C  how many invocations Lambda runs at once (${CONCURRENCY})
`;

const Options = z.strictObject({
  hires: count(10_000),
  share: z.coerce.number().positive().default(1).describe("a number above 0"),
  answers: z.boolean().default(false),
  concurrency: count(CONCURRENCY),
});

/** Hires thousands at once in virtual time, against the quotas of an account that nobody has raised. */
async function main(options: z.output<typeof Options>): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "onboarding-burst-"));
  try {
    const assembly = join(directory, "assembly");
    await synthesizeApp(assembly);
    const started = performance.now();
    const app = loadApp(assembly, new Functions(await buildCode(assembly)));
    const outcome = await burst(app, { ...options, onProgress });
    const seconds = (performance.now() - started) / 1_000;
    const memory = process.resourceUsage().maxRSS / 1_024;
    process.stdout.write(report(outcome));
    process.stdout.write(`simulated in ${seconds.toFixed(0)} s, with ${memory.toFixed(0)} MB at most\n`);
    return outcome.losses.length === 0 ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function onProgress({ minutes, mails, ended }: Progress): void {
  process.stdout.write(`  minute ${minutes}: ${mails} mails, ${ended} activated\n`);
}

const options = optionsOf(Options, usage, ["answers"]);
if (options !== undefined) process.exitCode = await main(options);
