// `node --import tsx infra/write-assembly.ts <folder>`: the cloud assembly for the local run and the tests.
import { InvalidConfig } from "./config.ts";
import { synthesize } from "./synthesize.ts";

const [, , outdir = "cdk.out"] = process.argv;

try {
  synthesize(outdir);
} catch (error) {
  if (!(error instanceof InvalidConfig)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
