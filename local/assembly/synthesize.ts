import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { z } from "zod";
import { inProject } from "../kernel/project.ts";

/** The app did not synthesize; the message is what it said itself, a wrong configuration value for one. */
export class SynthesisFailed extends Error {
  override readonly name = "SynthesisFailed";
}

const Failed = z.object({ stderr: z.string(), message: z.string() });

/**
 * Synthesizes the app into the folder `outdir`, emptied before. In a process of its own, because the CDK and
 * esbuild take more memory for these seconds than the local run takes for good. Rejects with `SynthesisFailed`.
 */
export async function synthesizeApp(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  try {
    const args = ["--import", "tsx", inProject("infra/write-assembly.ts"), outdir];
    await promisify(execFile)(process.execPath, args, { cwd: inProject() });
  } catch (error) {
    const { stderr, message } = Failed.parse(error);
    // Killed for want of memory, for one, it says nothing itself.
    throw new SynthesisFailed(stderr.trim() || message);
  }
}
