import { Worker } from "node:worker_threads";
import { exitError, timeoutError } from "./failures.ts";
import type { Crash, Invocation, InvocationResult, SandboxData } from "./protocol.ts";

export interface SandboxOptions {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  readonly data: SandboxData;
  readonly environment: Readonly<Record<string, string>>;
  /** Names the loading of the module where that fails, before there is an invocation. */
  readonly requestId: string;
  readonly onOutput: (text: string) => void;
  /** The thread is gone, whatever the reason. */
  readonly onEnd: () => void;
}

/** Keeps a thread's heap from growing just because the machine has memory; the functions need a fraction. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const INIT_LIMIT_MS = 10_000;

/**
 * One execution environment of a function: a thread with its own module graph and environment, one
 * invocation at a time. A time-out or a crash ends it. Its limits are the machine's time, which is the one that
 * code takes to run.
 */
export class Sandbox {
  readonly #worker: Worker;
  readonly #init: Promise<InvocationResult>;
  /** What an invocation that did not survive the thread is told, where that is known. */
  #crash: InvocationResult | undefined;
  #settle: ((result: InvocationResult | undefined) => void) | undefined;
  #alive = true;

  constructor({ bootstrap, data, environment, requestId, onOutput, onEnd }: SandboxOptions) {
    this.#worker = new Worker(bootstrap, {
      workerData: data,
      env: environment,
      execArgv: [],
      resourceLimits: LIMITS,
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.setEncoding("utf8").on("data", onOutput);
    this.#worker.stderr.setEncoding("utf8").on("data", onOutput);
    // Out of memory, for one; the thread ends with it.
    this.#worker.on("error", (error) => onOutput(`${error.message}\n`));
    this.#worker.on("message", (message: InvocationResult | Crash) => {
      if ("crash" in message) this.#crash = message.crash;
      else this.#settle?.(message);
    });
    this.#worker.on("exit", () => {
      this.#alive = false;
      this.#settle?.(this.#crash);
      onEnd();
    });
    this.#init = this.#next(requestId, INIT_LIMIT_MS);
  }

  /** False as soon as it takes no further invocation. */
  get alive(): boolean {
    return this.#alive;
  }

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const init = await this.#init;
    if (init.functionError !== undefined) {
      await this.stop();
      return init;
    }
    if (!this.#alive) return exitError(invocation.requestId);
    this.#worker.postMessage(invocation);
    return this.#next(invocation.requestId, invocation.timeoutMs);
  }

  async stop(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  /** What the thread says next; its end and a time-out, which ends it, are answers too. */
  #next(requestId: string, limitMs: number): Promise<InvocationResult> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(timeoutError(requestId, limitMs));
        void this.stop();
      }, limitMs);
      this.#settle = (result = exitError(requestId)) => {
        clearTimeout(timer);
        resolve(result);
      };
    });
  }
}
