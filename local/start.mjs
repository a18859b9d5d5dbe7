// `npm start`. Plain JavaScript, because a TypeScript loader would stay in memory for the whole run (60 MB):
// this builds the local run into one file, a tenth of a second, and starts that.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

const outfile = join(process.cwd(), ".local/main.mjs");

buildSync({
  entryPoints: ["local/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  // The workspaces are TypeScript, which Node.js does not load by itself.
  alias: {
    "local-aws": resolve("packages/local-aws/src/index.ts"),
    "local-aws/silence-sdk-warning": resolve("packages/local-aws/src/silence-sdk-warning.ts"),
    "local-console": resolve("packages/local-console/src/console.ts"),
  },
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  logLevel: "error",
});
await import(pathToFileURL(outfile).href);
