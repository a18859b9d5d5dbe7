import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import settings from "../../cdk.json" with { type: "json" };
import { until } from "../../packages/local-aws/test/support/until.ts";

const PARTS = [
  "cdk.json",
  "contracts",
  "infra",
  "local",
  "package.json",
  "packages",
  "tasks",
  "tsconfig.json",
  "web",
  "workflows",
];

/** Copies the project, so that a start there does not affect the local run here. */
export function copyProject() {
  const folder = mkdtempSync(join(tmpdir(), "onboarding-project-"));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    /** Changes settings of the copy's cdk.json. */
    configure(changes: object): void {
      const context = { ...settings.context, onboarding: { ...settings.context.onboarding, ...changes } };
      writeFileSync(join(folder, "cdk.json"), JSON.stringify({ ...settings, context }));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts what `npm start` runs, on free ports, and records its output. */
export function start(folder: string, { env = {} }: { env?: NodeJS.ProcessEnv } = {}) {
  const ports = { LOCAL_AWS_PORT: "0", LOCAL_PORTAL_PORT: "0" };
  const { PATH } = process.env;
  const child = spawn(process.execPath, ["local/start.mjs"], { cwd: folder, env: { PATH, ...ports, ...env } });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.err += text;
  });
  const exit = once(child, "close").then(([code]: (number | null)[]) => code);
  return {
    pid: child.pid ?? 0,
    output,
    exit,
    signal: (name: NodeJS.Signals) => child.kill(name),
    waitForOutput: outputWaiter(child, output),
  };
}

/** Resolves with the first match in the output, or fails with the whole output when the process ends without one. */
function outputWaiter(child: ChildProcess, output: { readonly out: string; readonly err: string }) {
  return (pattern: RegExp) => {
    const findMatch = () => {
      const found = output.out.match(pattern);
      if (found !== null) return found;
      if (child.exitCode !== null) throw new Error(`It ended with the output: ${output.out}${output.err}`);
      return undefined;
    };
    return until(String(pattern), findMatch, 60_000);
  };
}
