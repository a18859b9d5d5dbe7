import { type ChildProcess, spawn } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

export interface CommandOptions {
  readonly env: Environment;
  readonly seconds: number;
  /** Lets the command write to our terminal; else what it said is told only if it fails. */
  readonly isLoud?: boolean;
}

/** A command failed or took too long; the message ends with the last that it said. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

/** Runs a command to its end, with all processes that it starts. Rejects with `CommandFailed`. */
export async function run(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { env, seconds, isLoud = false } = options;
  const child = spawn(command, args, { env, detached: true, stdio: ["ignore", isLoud ? "inherit" : "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += String(part)));
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), seconds * 1_000);
  running.add(child);
  const code = await ended(child).finally(() => {
    running.delete(child);
    clearTimeout(timer);
  });
  if (code === 0) return said;
  const how =
    typeof code === "number" ? `ended with ${code}` : `was ended by ${code}, after ${seconds} seconds at most`;
  throw new CommandFailed(`${[command, ...args].join(" ").slice(0, 200)} ${how}.\n${said.trim().slice(-2_000)}`);
}

const running = new Set<ChildProcess>();

/** Kills what `run` has begun and not ended. */
export function killRunning(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

/** Resolves with the exit code or the signal that ended it. Rejects with `CommandFailed` where it could not be started. */
export function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", ({ message }) => reject(new CommandFailed(`It could not be started: ${message}.`)));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nobody"));
  });
}

/** To a process that was started `detached`, and to all that it has started. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of them have ended.
  }
}
