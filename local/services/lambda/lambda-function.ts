import { pathToFileURL } from "node:url";
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
  readonly #idle: Sandbox[] = [];
  readonly #waiting: ((sandbox: Sandbox) => void)[] = [];
  #count = 0;

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
  async invoke(payload: string): Promise<InvocationResult> {
    const { arn: functionArn, properties, newId } = this.setup;
    const sandbox = await this.#acquire();
    const deadline = Date.now() + properties.Timeout * 1_000;
    try {
      return await sandbox.invoke({ requestId: newId(), payload, functionArn, deadline });
    } finally {
      this.#release(sandbox);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#idle.map((sandbox) => sandbox.stop()));
  }

  #acquire(): Promise<Sandbox> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.#count < MAX_SANDBOXES) return Promise.resolve(this.#create());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(sandbox: Sandbox): void {
    if (!sandbox.alive) this.#count -= 1;
    const next = this.#waiting.shift();
    if (next !== undefined) next(sandbox.alive ? sandbox : this.#create());
    else if (sandbox.alive) this.#idle.push(sandbox);
  }

  #create(): Sandbox {
    this.#count += 1;
    const { properties, folder, name, bootstrap, environment, lead, onOutput } = this.setup;
    const [file = "index", exportName = "handler"] = properties.Handler.split(".");
    const module = new URL(`${file}.mjs`, pathToFileURL(`${folder}/`)).href;
    const data = { module, exportName, functionName: name, memorySize: properties.MemorySize, lead };
    return new Sandbox({ bootstrap, data, environment, timeoutMs: properties.Timeout * 1_000, onOutput });
  }
}
