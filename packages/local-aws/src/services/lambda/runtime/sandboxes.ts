import { pathToFileURL } from "node:url";
import type { FunctionSetup } from "../lambda-function.ts";
import { exitError } from "./failures.ts";
import type { InvocationResult } from "./protocol.ts";
import type { Runner, RunnerDeps } from "./runner.ts";
import { Sandbox } from "./sandbox.ts";

/** More would only wait for the machine's processors. */
const MAX_SANDBOXES = 3;

/**
 * How long an invocation queues before it gets an environment of its own. Loading one costs more than a burst of
 * short invocations in a row; who waits longer waits behind one that hangs.
 */
const PATIENCE_MS = 2_000;

type Variables = Readonly<Record<string, string>>;

/** A function's execution environments: threads, which are made when needed and used again. */
export class Sandboxes implements Runner {
  readonly #setup: FunctionSetup;
  readonly #deps: RunnerDeps;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #outdated = new WeakSet<Sandbox>();
  #idle: Sandbox[] = [];
  #waiting: (() => void)[] = [];
  #stopped = false;

  constructor(setup: FunctionSetup, deps: RunnerDeps) {
    this.#setup = setup;
    this.#deps = deps;
  }

  async run(payload: string, requestId: string, variables: Variables): Promise<InvocationResult> {
    const arrived = performance.now();
    while (!this.#stopped) {
      const limit = performance.now() - arrived < PATIENCE_MS ? 1 : MAX_SANDBOXES;
      const sandbox = this.#idle.pop() ?? (this.#sandboxes.size < limit ? this.#create(variables) : undefined);
      if (sandbox !== undefined) return this.#runIn(sandbox, payload, requestId);
      await this.#turn();
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

  /** Resolves when an environment is free, or patience is at its end. */
  #turn(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((other) => other !== wake);
        resolve();
      };
      const timer = setTimeout(wake, PATIENCE_MS);
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

  /** Also for one that ends while it waits for work. */
  #drop(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox);
    this.#idle = this.#idle.filter((other) => other !== sandbox);
  }

  #create(variables: Variables): Sandbox {
    const { properties, name, environment } = this.#setup;
    const { bootstrap, folderOf, lead, newId, onOutput } = this.#deps;
    const [file = "index", exportName = "handler"] = properties.Handler.split(".");
    const folder = folderOf(properties.Code.S3Key);
    const sandbox = new Sandbox({
      bootstrap,
      data: {
        module: new URL(`${file}.mjs`, pathToFileURL(`${folder}/`)).href,
        exportName,
        functionName: name,
        memorySize: properties.MemorySize,
        lead,
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
