import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { inProject } from "../../../local/project.ts";
import { type Task, WorkerMessage } from "./messages.ts";

/** Short-lived objects are most of what a seed makes; with room for them they are gone before anybody looks at them. */
const execArgv = ["--max-semi-space-size=64"];

/** Plays seeds in `count` processes at once. Rejects when one of them breaks off. */
export async function runSeeds(
  task: Omit<Task, "step">,
  count: number,
  onMessage: (said: WorkerMessage) => void,
): Promise<void> {
  const shares = Array.from({ length: count }, (_, index) => ({ ...task, first: task.first + index, step: count }));
  // Inside of the project, where its packages are found.
  mkdirSync(inProject(".local"), { recursive: true });
  const directory = mkdtempSync(inProject(".local/simulation-"));
  try {
    const worker = await buildWorker(directory);
    await Promise.all(shares.map((share) => playShare(worker, share, onMessage)));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** As plain JavaScript it starts sooner and runs quicker than by way of a loader. */
async function buildWorker(directory: string): Promise<string> {
  const outfile = join(directory, "worker.mjs");
  const entryPoints = [inProject("test/simulation/seeds/worker.ts")];
  // A workspace is TypeScript, which Node.js does not load by itself.
  const alias = { "local-aws": inProject("packages/local-aws/src/index.ts") };
  await build({ entryPoints, outfile, alias, bundle: true, packages: "external", platform: "node", format: "esm" });
  return outfile;
}

function playShare(worker: string, share: Task, onMessage: (said: WorkerMessage) => void): Promise<void> {
  const player = fork(worker, { execArgv });
  player.on("message", (message) => onMessage(WorkerMessage.parse(message)));
  player.send(share);
  return new Promise((resolve, reject) => {
    player.once("exit", (status) => {
      if (status === 0) resolve();
      else reject(new Error(`A process that plays seeds has ended with status ${status}.`));
    });
  });
}
