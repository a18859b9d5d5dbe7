import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** By the package's name, because the local run may be bundled into one file, beside which there is no source. */
const root = dirname(createRequire(import.meta.url).resolve("local-aws/package.json"));
const source = join(root, "src/services/lambda/runtime/bootstrap.ts");

/** Builds what each function's thread starts with into `directory`; threads load plain JavaScript. */
export function buildBootstrap(directory: string): URL {
  const outfile = join(directory, "bootstrap.mjs");
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return pathToFileURL(outfile);
}
