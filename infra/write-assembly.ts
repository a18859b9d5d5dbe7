// `node --import tsx infra/write-assembly.ts <folder> [<settings>] ...`: cloud assemblies for the local run and the tests.
// The settings, a JSON object, replace those of cdk.json in the assembly whose folder stands before them.
import { z } from "zod";
import { InvalidConfig } from "./config.ts";
import { type AssemblyRequest, synthesize } from "./synthesize.ts";

const Changes = z.record(z.string(), z.unknown());

function requestsOf(words: readonly string[]): AssemblyRequest[] {
  return words.flatMap((outdir, index) => {
    if (isSettings(outdir)) return [];
    const next = words[index + 1] ?? "";
    return [{ outdir, settings: isSettings(next) ? Changes.parse(JSON.parse(next)) : {} }];
  });
}

function isSettings(word: string): boolean {
  return word.startsWith("{");
}

try {
  synthesize(...requestsOf(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof InvalidConfig)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
