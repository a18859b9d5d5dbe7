// `node --import tsx infra/write-assembly.ts <folder> [<settings>] ...` writes cloud assemblies for the local run and the
// tests. The settings, a JSON object, replace those of cdk.json in the assembly whose folder precedes them.
import { z } from "zod";
import { InvalidConfig } from "./config.ts";
import { type AssemblyRequest, synthesize } from "./synthesize.ts";

const Changes = z.record(z.string(), z.unknown());

function parseRequests(args: readonly string[]): AssemblyRequest[] {
  return args.flatMap((outdir, index) => {
    if (isSettings(outdir)) return [];
    const next = args[index + 1] ?? "";
    return [{ outdir, settings: isSettings(next) ? Changes.parse(JSON.parse(next)) : {} }];
  });
}

function isSettings(arg: string): boolean {
  return arg.startsWith("{");
}

try {
  synthesize(...parseRequests(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof InvalidConfig)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
