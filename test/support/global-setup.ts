import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { synthesizeApps } from "../../local/synthesize.ts";
import { buildVendor } from "../simulation/functions/build.ts";
import { buildCode } from "../simulation/functions/functions.ts";
import { type Assembly, assemblies } from "./assemblies.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the cloud assembly with the settings of cdk.json, synthesized once for all tests. */
    readonly assembly: string;
    /** The folders of all cloud assemblies. */
    readonly assemblies: Readonly<Record<Assembly, string>>;
    /** The file with the code that the simulation runs, built once for all tests (`BuiltCode`, as JSON). */
    readonly simulatedCode: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), "onboarding-test-"));
  const requests = Object.entries(assemblies).map(([name, settings]) => ({ outdir: join(directory, name), settings }));
  const [vendor] = await Promise.all([buildVendor(), synthesizeApps(requests)]);
  const folderOf = (name: Assembly) => join(directory, name);
  removeSourceMaps(directory);
  const simulatedCode = join(directory, "simulated-code.json");
  writeFileSync(simulatedCode, JSON.stringify(await buildCode(folderOf("standard"), vendor)));
  project.provide("simulatedCode", simulatedCode);
  project.provide("assembly", folderOf("standard"));
  project.provide("assemblies", {
    standard: folderOf("standard"),
    secondFactor: folderOf("secondFactor"),
    authenticator: folderOf("authenticator"),
    ownPool: folderOf("ownPool"),
  });
  return () => rmSync(directory, { recursive: true, force: true });
}

/** Reading its source map takes a quarter of a function's start time, and no test needs line numbers in a stack trace. */
function removeSourceMaps(directory: string): void {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  for (const map of files.filter((file) => file.endsWith(".mjs.map"))) rmSync(join(directory, map));
}
