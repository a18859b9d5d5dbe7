import { type ChildProcess, spawn } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

export interface CommandOptions {
  readonly env: Environment;
  readonly seconds: number;
  /** Whether the command writes to the terminal. Otherwise its output appears only if it fails. */
  readonly isLoud?: boolean;
}

/** A command failed or took too long. The message ends with the end of its output. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

/**
 * Runs a command to its end. After the time limit all processes of the command are killed. Rejects with
 * `CommandFailed`.
 */
export async function run(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { env, seconds, isLoud = false } = options;
  const child = spawn(command, args, { env, detached: true, stdio: ["ignore", isLoud ? "inherit" : "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (output += String(part)));
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), seconds * 1_000);
  running.add(child);
  const code = await ended(child).finally(() => {
    running.delete(child);
    clearTimeout(timer);
  });
  if (code === 0) return output;
  const how = typeof code === "number" ? `ended with ${code}` : `was ended by ${code} (time limit: ${seconds} seconds)`;
  throw new CommandFailed(`${[command, ...args].join(" ").slice(0, 200)} ${how}.\n${output.trim().slice(-2_000)}`);
}

const running = new Set<ChildProcess>();

/** Kills all commands that `run` has started and that have not ended. */
export function killRunning(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

/**
 * Resolves with the exit code of a process, or the signal that ended it. Rejects with `CommandFailed` if it could not
 * be started.
 */
export function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once("error", ({ message }) => reject(new CommandFailed(`It could not be started: ${message}.`)));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "an unknown signal"));
  });
}

/** Sends a signal to a process that was started `detached`, and to all processes that it started. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of them have already ended.
  }
}
