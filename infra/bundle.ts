import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";

const project = resolve(import.meta.dirname, "..");

/** The built functions, each in a folder. */
export interface Bundle {
  /** The folder of one task's function, for `lambda.Code.fromAsset`. Throws if there is no such task. */
  folderOf(task: string): string;
  /** Deletes the built files. Call it when the cloud assembly has its own copy. */
  remove(): void;
}

/**
 * Builds every `handler.ts` of `tasks/` with one run of esbuild, and the page into the portal's folder.
 * (`NodejsFunction` starts a process for each function, which takes ten times as long.)
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
        throw new Error(`There is no folder ${task} with a handler.ts below tasks/.`);
      return folder;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The entry points, relative to `tasks/`: `portal/handler.ts`, `steps/send-link/handler.ts`, and so on. */
function handlers(): string[] {
  const files = readdirSync(join(project, "tasks"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => basename(file) === "handler.ts").sort();
}

/**
 * The bundles contain the SDK, so that the tested version is the one that runs. It is tree-shaken, which needs its ES
 * modules.
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
    // Some packages of the SDK are still CommonJS and load Node's own modules with `require`.
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
 * Builds with an output folder inside the project, and then writes the files to `root`. Source maps contain relative
 * paths, and the hash of each asset depends on them, so they must not depend on where the checkout is.
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
