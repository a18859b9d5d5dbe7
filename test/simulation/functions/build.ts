import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { inProject } from "../../../local/project.ts";
import { packageNames } from "./packages.ts";

/** Another text in place of one that a source file has exactly once. */
export interface Patch {
  /** From the project's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Builds the packages that tasks import into one text of CommonJS (`vendor.ts`). */
export async function buildVendor(): Promise<string> {
  const built = await bundle({
    entryPoints: [{ in: inProject("test/simulation/functions/vendor.ts"), out: "vendor" }],
  });
  return built.get("vendor") ?? "";
}

/** Every task, by the name of its folder. */
export function taskNames(): readonly string[] {
  return [...handlers().keys()];
}

function handlers(): ReadonlyMap<string, string> {
  const files = readdirSync(inProject("tasks"), { recursive: true, encoding: "utf8" });
  const found = files.filter((file) => basename(file) === "handler.ts");
  return new Map(found.map((file) => [basename(dirname(file)), inProject("tasks", file)]));
}

/**
 * Builds tasks from their handlers, as the app does (`infra/bundle.ts`), but without the packages. `portalFolder`: the
 * built portal's, whose page it reads. Throws for a patch whose text is not there, or more than once.
 */
export function buildTasks(
  portalFolder: string,
  names: readonly string[],
  patches: readonly Patch[] = [],
): Promise<ReadonlyMap<string, string>> {
  const paths = handlers();
  return bundle({
    entryPoints: names.map((name) => ({ in: paths.get(name) ?? "", out: name })),
    external: [...packageNames],
    define: { "import.meta.url": JSON.stringify(pathToFileURL(`${portalFolder}/index.mjs`).href) },
    plugins: [...new Set(patches.map(({ file }) => file))].map((file) => patching(file, patches)),
  });
}

async function bundle(options: BuildOptions): Promise<ReadonlyMap<string, string>> {
  const { outputFiles = [] } = await build({
    absWorkingDir: inProject(),
    outdir: "/built",
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
    ...options,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*\/|\.js$/g, ""), withoutCopies(text)]));
}

/** esbuild copies a package's names for each file that imports it, in case somebody asks for its default; nobody does. */
function withoutCopies(text: string): string {
  return text.replaceAll(/__toESM\((require\("[^"]+"\))(, 1)?\)/g, "$1");
}

function patching(file: string, patches: readonly Patch[]): Plugin {
  const contents = patches
    .filter((patch) => patch.file === file)
    .reduce(
      (source, { from, to }) => {
        if (source.split(from).length !== 2) throw new Error(`${file} does not have this text exactly once: ${from}`);
        return source.replace(from, () => to);
      },
      readFileSync(inProject(file), "utf8"),
    );
  const filter = new RegExp(`${file.replaceAll(/[.\\/]/g, "\\$&")}$`);
  return {
    name: `patch ${file}`,
    setup: (builder) => builder.onLoad({ filter }, () => ({ contents, loader: "ts" })),
  };
}
