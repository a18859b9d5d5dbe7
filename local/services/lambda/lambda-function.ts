import { pathToFileURL } from "node:url";
import { exitError } from "./failures.ts";
import type { FunctionProperties } from "./properties.ts";
import type { InvocationResult } from "./protocol.ts";
import { Sandbox } from "./sandbox.ts";

/** More would only wait for the machine's processors; further invocations queue. */
const MAX_SANDBOXES = 3;

export interface FunctionSetup {
  readonly arn: string;
  readonly name: string;
  readonly properties: FunctionProperties;
  /** The folder with the function's code. */
  readonly folder: string;
  readonly bootstrap: URL;
  readonly environment: Readonly<Record<string, string>>;
  readonly lead: Float64Array;
  readonly newId: () => string;
  readonly onOutput: (text: string) => void;
}

/** A function and its execution environments, which are made when needed and used again. */
export class LambdaFunction {
  readonly setup: FunctionSetup;
  readonly #sandboxes = new Set<Sandbox>();
  #idle: Sandbox[] = [];
  #waiting: (() => void)[] = [];
  #stopped = false;

  constructor(setup: FunctionSetup) {
    this.setup = setup;
  }

  /** Starts the first execution environment before it is needed. */
  async warm(): Promise<void> {
    const sandbox = this.#create();
    await sandbox.ready();
    this.#release(sandbox);
  }

  /** Runs one invocation, when an execution environment is free. `payload` is JSON text. */
  async invoke(payload: string, requestId: string): Promise<InvocationResult> {
    const result = await this.#run(payload, requestId);
    // As Lambda's runtime does: the log has the cause also where the caller is not told.
    if (result.functionError !== undefined)
      this.setup.onOutput(`${requestId}\tERROR\tInvoke Error\t${result.payload}\n`);
    return result;
  }

  /** Ends what runs; from now on every invocation is one that the function did not survive. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.stop()));
  }

  async #run(payload: string, requestId: string): Promise<InvocationResult> {
    while (!this.#stopped) {
      const sandbox = this.#idle.pop() ?? (this.#sandboxes.size < MAX_SANDBOXES ? this.#create() : undefined);
      if (sandbox !== undefined) return this.#runIn(sandbox, payload, requestId);
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    return exitError(requestId);
  }

  async #runIn(sandbox: Sandbox, payload: string, requestId: string): Promise<InvocationResult> {
    const { arn: functionArn, properties } = this.setup;
    try {
      return await sandbox.invoke({ requestId, payload, functionArn, timeoutMs: properties.Timeout * 1_000 });
    } finally {
      this.#release(sandbox);
    }
  }

  #release(sandbox: Sandbox): void {
    if (sandbox.alive) this.#idle.push(sandbox);
    else this.#drop(sandbox);
    this.#waiting.shift()?.();
  }

  /** Also for one that ends while it waits for work. */
  #drop(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox);
    this.#idle = this.#idle.filter((other) => other !== sandbox);
  }

  #create(): Sandbox {
    const { properties, folder, name, bootstrap, environment, lead, newId, onOutput } = this.setup;
    const [file = "index", exportName = "handler"] = properties.Handler.split(".");
    const module = new URL(`${file}.mjs`, pathToFileURL(`${folder}/`)).href;
    const data = { module, exportName, functionName: name, memorySize: properties.MemorySize, lead };
    const onEnd = () => this.#drop(sandbox);
    const sandbox = new Sandbox({ bootstrap, data, environment, requestId: newId(), onOutput, onEnd });
    this.#sandboxes.add(sandbox);
    return sandbox;
  }
}
