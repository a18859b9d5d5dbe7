import { Worker } from "node:worker_threads";
import { exitError, timeoutError } from "./failures.ts";
import type { Crash, Invocation, InvocationResult, SandboxData } from "./protocol.ts";

/** What a sandbox starts with. */
export interface SandboxOptions {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  readonly data: SandboxData;
  readonly environment: Readonly<Record<string, string>>;
  /** The request id in the error of a module that does not load: there is no invocation yet. */
  readonly requestId: string;
  readonly onOutput: (text: string) => void;
  /** Called once the thread has ended, for whatever reason. */
  readonly onEnd: () => void;
}

/** V8 would let a thread's heap grow with the machine's memory, of which a function needs a fraction. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 96 };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const INIT_LIMIT_MS = 10_000;

/**
 * One execution environment of a function: a thread with its own modules and environment variables. It runs one
 * invocation at a time; a timeout or a crash ends it. The timeout is measured in the machine's time, because the code
 * runs in that.
 */
export class Sandbox {
  readonly #worker: Worker;
  readonly #init: Promise<InvocationResult>;
  /** The result of the invocation that the thread's crash ended, when the thread has reported it. */
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
    // For example, the thread is out of memory. It ends after this event.
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

  /** False once it accepts no further invocation. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Runs one invocation and returns its result. Never rejects. */
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

  /** The thread's next message. When the thread ends or the time is over, the result says so. */
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
