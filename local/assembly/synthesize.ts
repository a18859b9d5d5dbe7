import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
 * esbuild take more memory for these seconds than the local run takes for good. Rejects with `SynthesisFailed`, and
 * with the reason of `signal` when that aborts, once the process has ended.
 */
export async function synthesizeApp(outdir: string, signal = new AbortController().signal): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  // Its own, for a process that is stopped takes nothing away itself.
  const temporary = mkdtempSync(join(tmpdir(), "onboarding-synthesis-"));
  const args = ["--import", "tsx", inProject("infra/write-assembly.ts"), outdir];
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const synthesis = promisify(execFile)(process.execPath, args, { cwd: inProject(), env });
  const stop = () => synthesis.child.kill();
  signal.addEventListener("abort", stop);
  try {
    await synthesis;
  } catch (error) {
    signal.throwIfAborted();
    const { stderr, message } = Failed.parse(error);
    // Killed for want of memory, for one, it says nothing itself.
    throw new SynthesisFailed(stderr.trim() || message);
  } finally {
    signal.removeEventListener("abort", stop);
    rmSync(temporary, { recursive: true, force: true });
  }
  signal.throwIfAborted();
}
