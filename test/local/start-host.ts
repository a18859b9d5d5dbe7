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

/** A copy of the project, so that a start there leaves alone what runs here. */
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

/** What `npm start` runs, on free ports, with all that it says. */
export function start(folder: string, { env = {} }: { env?: NodeJS.ProcessEnv } = {}) {
  const ports = { LOCAL_AWS_PORT: "0", LOCAL_PORTAL_PORT: "0" };
  const { PATH } = process.env;
  const child = spawn(process.execPath, ["local/start.mjs"], { cwd: folder, env: { PATH, ...ports, ...env } });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const exit = once(child, "close").then(([code]: (number | null)[]) => code);
  return {
    pid: child.pid ?? 0,
    said,
    exit,
    signal: (name: NodeJS.Signals) => child.kill(name),
    says: says(child, said),
  };
}

/** Resolves with what matches, or fails with all that was said when the process ends without. */
function says(child: ChildProcess, said: { readonly out: string; readonly err: string }) {
  return (pattern: RegExp) => {
    const look = () => {
      const found = said.out.match(pattern);
      if (found !== null) return found;
      if (child.exitCode !== null) throw new Error(`It ended and said only: ${said.out}${said.err}`);
      return undefined;
    };
    return until(String(pattern), look, 60_000);
  };
}
