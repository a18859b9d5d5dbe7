import { pathToFileURL } from "node:url";
import { exitError } from "./failures.ts";
import type { InvocationResult } from "./protocol.ts";
import type { FunctionSetup, Runner } from "./runner.ts";
import { Sandbox } from "./sandbox.ts";

/** More threads would only wait for the machine's processors. */
const MAX_SANDBOXES = 3;

/**
 * How long an invocation waits in the queue before it gets another execution environment. Loading one takes longer than
 * several short invocations one after the other; after this time the invocation in front probably hangs.
 */
const QUEUE_MS = 2_000;

type Variables = Readonly<Record<string, string>>;

/** What the sandboxes of a function need. */
export interface SandboxesDeps {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  /** How many milliseconds the local clock is ahead of the machine's, in shared memory. */
  readonly offset: Float64Array;
  /** The folder of a deployed asset. */
  readonly folderOf: (objectKey: string) => string;
  readonly newId: () => string;
  readonly onOutput: (functionName: string, text: string) => void;
}

/** A function's execution environments: threads that are started on demand and reused. */
export class Sandboxes implements Runner {
  readonly #setup: FunctionSetup;
  readonly #deps: SandboxesDeps;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #outdated = new WeakSet<Sandbox>();
  #idle: Sandbox[] = [];
  #waiting: (() => void)[] = [];
  #stopped = false;

  constructor(setup: FunctionSetup, deps: SandboxesDeps) {
    this.#setup = setup;
    this.#deps = deps;
  }

  async run(payload: string, requestId: string, variables: Variables): Promise<InvocationResult> {
    const queuedAt = performance.now();
    while (!this.#stopped) {
      const limit = performance.now() - queuedAt < QUEUE_MS ? 1 : MAX_SANDBOXES;
      const sandbox = this.#idle.pop() ?? (this.#sandboxes.size < limit ? this.#create(variables) : undefined);
      if (sandbox !== undefined) return this.#runIn(sandbox, payload, requestId);
      await this.#waitForSandbox();
    }
    return exitError(requestId);
  }

  async renew(): Promise<void> {
    for (const sandbox of this.#sandboxes) this.#outdated.add(sandbox);
    await Promise.all(this.#idle.splice(0).map((sandbox) => sandbox.stop()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.stop()));
  }

  /** Resolves when an environment is free, or after `QUEUE_MS`. */
  #waitForSandbox(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((other) => other !== wake);
        resolve();
      };
      const timer = setTimeout(wake, QUEUE_MS);
      this.#waiting.push(wake);
    });
  }

  async #runIn(sandbox: Sandbox, payload: string, requestId: string): Promise<InvocationResult> {
    const { arn: functionArn, properties } = this.#setup;
    try {
      return await sandbox.invoke({ requestId, payload, functionArn, timeoutMs: properties.Timeout * 1_000 });
    } finally {
      this.#release(sandbox);
    }
  }

  #release(sandbox: Sandbox): void {
    if (sandbox.alive && this.#outdated.has(sandbox)) void sandbox.stop();
    else if (sandbox.alive) this.#idle.push(sandbox);
    else this.#drop(sandbox);
    this.#waiting.shift()?.();
  }

  /** Removes an environment that has ended, also one that was idle. */
  #drop(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox);
    this.#idle = this.#idle.filter((other) => other !== sandbox);
  }

  #create(variables: Variables): Sandbox {
    const { properties, name, environment } = this.#setup;
    const { bootstrap, folderOf, offset, newId, onOutput } = this.#deps;
    const [file = "index", exportName = "handler"] = properties.Handler.split(".");
    const folder = folderOf(properties.Code.S3Key);
    const sandbox = new Sandbox({
      bootstrap,
      data: {
        module: new URL(`${file}.mjs`, pathToFileURL(`${folder}/`)).href,
        exportName,
        functionName: name,
        memorySize: properties.MemorySize,
        clockOffset: offset,
      },
      environment: { ...environment, ...variables },
      requestId: newId(),
      onOutput: (text) => onOutput(name, text),
      onEnd: () => this.#drop(sandbox),
    });
    this.#sandboxes.add(sandbox);
    return sandbox;
  }
}
