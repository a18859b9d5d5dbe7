import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";

const project = resolve(import.meta.dirname, "..");

/** The built functions: a folder each. */
export interface Bundle {
  /** The folder of one task, ready for `lambda.Code.fromAsset`. Throws when there is no such task. */
  folderOf(task: string): string;
  /** Deletes what was built; the cloud assembly has its own copy by then. */
  remove(): void;
}

/**
 * Builds every `handler.ts` of `tasks/` with one run of esbuild (a process for each function, as
 * `NodejsFunction` has it, takes ten times as long), and the page into the portal's folder.
 */
export function createBundle(): Bundle {
  const root = mkdtempSync(join(tmpdir(), "onboarding-bundle-"));
  build(root, taskOptions(handlers()));
  build(root, pageOptions);
  for (const file of ["index.html", "style.css"]) cpSync(join(project, "web", file), join(root, "portal/page", file));
  return {
    folderOf(task) {
      const folder = join(root, task);
      if (!existsSync(join(folder, "index.mjs")))
        throw new Error(`No folder of tasks/ is called ${task} and has a handler.ts.`);
      return folder;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The entry points: `tasks/portal/handler.ts`, and one below each of the other kinds (`tasks/steps/send-link/handler.ts`). */
function handlers(): string[] {
  const files = readdirSync(join(project, "tasks"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => basename(file) === "handler.ts").sort();
}

/**
 * The SDK is part of each bundle, so that what was tested is what runs, and tree-shaken by way of its ES modules.
 * @see https://aws.amazon.com/blogs/compute/node-js-22-runtime-now-available-in-aws-lambda/
 */
function taskOptions(files: readonly string[]): BuildOptions {
  return {
    entryPoints: files.map((file) => ({ in: `tasks/${file}`, out: `${basename(dirname(file))}/index` })),
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    sourcemap: true,
    sourcesContent: false,
    // Some packages of the SDK are CommonJS still and ask for Node's own modules by `require`.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  };
}

const pageOptions: BuildOptions = {
  entryPoints: [{ in: "web/app.ts", out: "portal/page/app" }],
  platform: "browser",
  target: "es2022",
  format: "esm",
};

/**
 * Names its output as if it lay inside the project and only then writes it to `root`: source maps hold
 * relative paths, and these, and so the hash of each asset, must not depend on where the checkout is.
 */
function build(root: string, options: BuildOptions): void {
  const outdir = join(project, "dist");
  const { outputFiles = [] } = buildSync({
    ...options,
    absWorkingDir: project,
    outdir,
    write: false,
    bundle: true,
    minify: true,
    legalComments: "none",
    logLevel: "error",
  });
  for (const { path, contents } of outputFiles) {
    const target = join(root, path.slice(outdir.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contents);
  }
}
