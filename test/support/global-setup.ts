import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { synthesizeApp } from "../../local/assembly/synthesize.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the cloud assembly, synthesized once for all tests. */
    readonly assembly: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), "onboarding-test-"));
  await synthesizeApp(directory);
  project.provide("assembly", directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
