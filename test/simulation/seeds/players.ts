import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Said, type Task } from "./messages.ts";

/** Short-lived objects are most of what a seed makes; with room for them they are gone before anybody looks at them. */
const execArgv = ["--max-semi-space-size=64", "--import", "tsx"];

/** Plays seeds in `count` processes at once. Rejects when one of them breaks off. */
export async function playSeeds(task: Omit<Task, "step">, count: number, hear: (said: Said) => void): Promise<void> {
  const shares = Array.from({ length: count }, (_, index) => ({ ...task, first: task.first + index, step: count }));
  await Promise.all(shares.map((share) => playShare(share, hear)));
}

function playShare(share: Task, hear: (said: Said) => void): Promise<void> {
  const player = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), { execArgv });
  player.on("message", (message) => hear(Said.parse(message)));
  player.send(share);
  return new Promise((resolve, reject) => {
    player.once("exit", (status) => {
      if (status === 0) resolve();
      else reject(new Error(`A process that plays seeds has ended with status ${status}.`));
    });
  });
}
