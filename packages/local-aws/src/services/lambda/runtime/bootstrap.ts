// Runs inside a function's own thread, built into one file. It does what the Node.js runtime of Lambda does.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import type { Crash, Invocation, InvocationResult, SandboxData } from "./protocol.ts";

type Handler = (event: unknown, context: object) => unknown;

const data: SandboxData = workerData;
followLocalClock(data.clockOffset);
process.on("uncaughtException", (error) => end(failure(error)));
process.on("unhandledRejection", (reason) => end(failure(reason, "Runtime.UnhandledPromiseRejection")));
const loading = load();
const init = await loading.then((): InvocationResult => ({ payload: "null" }), failure);
collectGarbage();
parentPort?.on("message", async (invocation: Invocation) => parentPort?.postMessage(await invoke(invocation)));
parentPort?.postMessage(init);

async function load(): Promise<Handler> {
  const module: Record<string, unknown> = await import(data.module);
  const handler = module[data.exportName];
  if (!isHandler(handler)) throw new Error(`${data.exportName} is not a function exported by the handler module`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

async function invoke(invocation: Invocation): Promise<InvocationResult> {
  try {
    const handler = await loading;
    const result = await handler(JSON.parse(invocation.payload), contextOf(invocation));
    return { payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return failure(error);
  }
}

function contextOf({ requestId, functionArn, timeoutMs }: Invocation): object {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    functionName: data.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(data.memorySize),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
}

/** `errorType` is the error's name, which Step Functions compares with `ErrorEquals`. */
function failure(reason: unknown, errorType?: string): InvocationResult {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  const trace = (error.stack ?? "").split("\n");
  const payload = JSON.stringify({ errorType: errorType ?? error.name, errorMessage: error.message, trace });
  return { payload, functionError: "Unhandled" };
}

/** An unhandled error ends the function's process with the exit status of Lambda's runtime. */
function end(crash: InvocationResult): void {
  parentPort?.postMessage({ crash } satisfies Crash);
  process.exit(129);
}

/** Garbage from loading the module is a quarter of a thread's memory, and an idle thread would never collect it. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
}

/** Replaces `Date`, so that the function's code reads the clock of the local run. */
function followLocalClock(offset: Float64Array): void {
  const MachineDate = Date;
  const now = () => MachineDate.now() + (offset[0] ?? 0);
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  MachineDate.prototype.constructor = globalThis.Date;
}
