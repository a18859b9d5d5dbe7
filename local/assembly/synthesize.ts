import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Node 20 gives no TypeScript to a new thread, so this one registers the loader itself before it goes on. */
const START = `
const { workerData } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => {
  register();
  return import(workerData.start);
});`;

/**
 * Synthesizes the app into `outdir`: in this process, but in a thread of its own, whose memory goes back when it
 * is done. Rejects with the app's own error, for one that of a wrong configuration value.
 */
export async function synthesizeApp(outdir: string): Promise<void> {
  const urlOf = (path: string) => new URL(path, import.meta.url).href;
  const workerData = { start: urlOf("./synth-thread.ts"), module: urlOf("../../infra/synthesize.ts"), outdir };
  const worker = new Worker(START, { eval: true, workerData, execArgv: [] });
  try {
    await once(worker, "message");
  } finally {
    await worker.terminate();
  }
}
