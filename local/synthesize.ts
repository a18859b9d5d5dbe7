import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { inProject } from "./project.ts";

/** The app did not synthesize; the message is what it said itself, a wrong configuration value for one. */
export class SynthesisFailed extends Error {
  override readonly name = "SynthesisFailed";
}

const Failed = z.object({ stderr: z.string(), message: z.string() });

/** A cloud assembly that somebody wants. */
export interface AssemblyRequest {
  /** The folder that it goes to, emptied before. */
  readonly outdir: string;
  /** Settings that replace those of cdk.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** As `synthesizeApps`, of one assembly with the settings of cdk.json. */
export function synthesizeApp(outdir: string, signal?: AbortSignal): Promise<void> {
  return synthesizeApps([{ outdir }], signal);
}

/**
 * Synthesizes the app, once for each of the assemblies, which share their built functions. In a process of its own,
 * because the CDK and esbuild take more memory for these seconds than the local run takes for good. Rejects with
 * `SynthesisFailed`, and with the reason of `signal` when that aborts, once the process has ended.
 */
export async function synthesizeApps(
  requests: readonly AssemblyRequest[],
  signal = new AbortController().signal,
): Promise<void> {
  for (const { outdir } of requests) rmSync(outdir, { recursive: true, force: true });
  // Its own, for a process that is stopped takes nothing away itself.
  const temporary = mkdtempSync(join(tmpdir(), "onboarding-synthesis-"));
  const assemblies = requests.flatMap(({ outdir, settings = {} }) => [outdir, JSON.stringify(settings)]);
  const args = ["--import", "tsx", inProject("infra/write-assembly.ts"), ...assemblies];
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
