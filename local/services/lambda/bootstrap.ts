// Runs inside a function's own thread, built into a file of its own: what the Node.js runtime of Lambda does.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import type { InitResult, Invocation, InvocationResult, SandboxData } from "./protocol.ts";

type Handler = (event: unknown, context: object) => unknown;

const data: SandboxData = workerData;
followLocalClock(data.lead);
const loading = load();
const init: InitResult = await loading.then(
  () => ({ ready: true }),
  (error: unknown) => ({ ready: false, payload: errorPayload(error) }),
);
giveMemoryBack();
parentPort?.postMessage(init);
parentPort?.on("message", async (invocation: Invocation) => parentPort?.postMessage(await invoke(invocation)));

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
    return { payload: JSON.stringify(result ?? null) };
  } catch (error) {
    return { payload: errorPayload(error), functionError: "Unhandled" };
  }
}

function contextOf({ requestId, functionArn, deadline }: Invocation): object {
  return {
    awsRequestId: requestId,
    functionName: data.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(data.memorySize),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** `errorType` is the error's name: what Step Functions matches. */
function errorPayload(error: unknown): string {
  const known = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: known.name, errorMessage: known.message, trace: (known.stack ?? "").split("\n") });
}

/** What loading left behind is a quarter of a thread's memory, and a thread that waits would never collect it. */
function giveMemoryBack(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
}

/** The one clock of the local run, for code that asks the machine's. */
function followLocalClock(lead: Float64Array): void {
  const MachineDate = Date;
  const now = () => MachineDate.now() + (lead[0] ?? 0);
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
}
