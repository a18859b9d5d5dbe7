import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { inProject } from "../../kernel/project.ts";

/** Builds what each function's thread starts with into `directory`; threads load plain JavaScript. */
export function buildBootstrap(directory: string): URL {
  const outfile = join(directory, "bootstrap.mjs");
  buildSync({
    entryPoints: [inProject("local/services/lambda/bootstrap.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return pathToFileURL(outfile);
}
