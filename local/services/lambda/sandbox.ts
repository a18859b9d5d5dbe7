import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { InitResult, Invocation, InvocationResult, SandboxData } from "./protocol.ts";

export interface SandboxOptions {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  readonly data: SandboxData;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onOutput: (text: string) => void;
}

/** Keeps a thread's heap from growing just because the machine has memory; the functions need a fraction. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 };

/**
 * One execution environment of a function: a thread with its own module graph and environment, one
 * invocation at a time. A time-out or a crash ends it.
 */
export class Sandbox {
  readonly #worker: Worker;
  readonly #init: Promise<InitResult>;
  readonly #timeoutMs: number;
  #alive = true;

  constructor({ bootstrap, data, environment, timeoutMs, onOutput }: SandboxOptions) {
    const streams = { stdout: true, stderr: true } as const;
    this.#worker = new Worker(bootstrap, {
      workerData: data,
      env: environment,
      execArgv: [],
      resourceLimits: LIMITS,
      ...streams,
    });
    this.#worker.stdout.on("data", (chunk: Buffer) => onOutput(chunk.toString()));
    this.#worker.stderr.on("data", (chunk: Buffer) => onOutput(chunk.toString()));
    this.#worker.on("error", () => this.#worker.terminate());
    this.#worker.on("exit", () => {
      this.#alive = false;
    });
    this.#timeoutMs = timeoutMs;
    this.#init = this.#message<InitResult>({ ready: false, payload: exitError("unknown") });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when the function's module has been loaded, or has failed to. */
  async ready(): Promise<void> {
    await this.#init;
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const init = await this.#init;
    if (!init.ready) {
      await this.stop();
      return { payload: init.payload, functionError: "Unhandled" };
    }
    const crashed: InvocationResult = { payload: exitError(invocation.requestId), functionError: "Unhandled" };
    const answer = this.#message<InvocationResult>(crashed);
    this.#worker.postMessage(invocation);
    const timer = setTimeout(() => this.stop(), this.#timeoutMs);
    const started = performance.now();
    const result = await answer;
    clearTimeout(timer);
    const timedOut = result === crashed && performance.now() - started >= this.#timeoutMs;
    return timedOut
      ? { payload: timeoutError(invocation.requestId, this.#timeoutMs), functionError: "Unhandled" }
      : result;
  }

  async stop(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  /** The thread's next message, or `ended` when it ends before. */
  async #message<T>(ended: T): Promise<T> {
    const controller = new AbortController();
    const message = once(this.#worker, "message", { signal: controller.signal }).then(([value]: T[]) => value ?? ended);
    const exit = once(this.#worker, "exit", { signal: controller.signal }).then(() => ended);
    message.catch(() => ended);
    exit.catch(() => ended);
    try {
      return await Promise.race([message, exit]);
    } catch {
      return ended;
    } finally {
      controller.abort();
    }
  }
}

function exitError(requestId: string): string {
  const errorMessage = `RequestId: ${requestId} Error: Runtime exited without providing a reason`;
  return JSON.stringify({ errorType: "Runtime.ExitError", errorMessage });
}

function timeoutError(requestId: string, timeoutMs: number): string {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1_000).toFixed(2)} seconds`;
  return JSON.stringify({ errorType: "Sandbox.Timedout", errorMessage });
}
