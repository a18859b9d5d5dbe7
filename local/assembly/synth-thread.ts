// Runs in a thread of its own, so that the memory of the CDK goes back when it is done.
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

const { module, outdir } = z.object({ module: z.string(), outdir: z.string() }).parse(workerData);
const { synthesize }: { synthesize: (outdir: string) => string } = await import(module);
parentPort?.postMessage(synthesize(outdir));
