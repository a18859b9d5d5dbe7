import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** Resolved by the package's name: this file may be part of a bundle, which has no sources beside it. */
const root = dirname(createRequire(import.meta.url).resolve("local-aws/package.json"));
const source = join(root, "src/services/lambda/runtime/bootstrap.ts");

/** Builds `bootstrap.ts` into `directory`, because a thread loads plain JavaScript. Returns the URL of the built file. */
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
