import { pathToFileURL } from "node:url";
import { AwsError } from "../../kernel/aws-error.ts";
import { exitError } from "./failures.ts";
import type { FunctionProperties } from "./properties.ts";
import type { InvocationResult } from "./protocol.ts";
import { Sandbox } from "./sandbox.ts";

/** More would only wait for the machine's processors. */
const MAX_SANDBOXES = 3;

/**
 * How long an invocation queues before it gets an environment of its own. Loading one costs more than a burst of
 * short invocations in a row; who waits longer waits behind one that hangs.
 */
const PATIENCE_MS = 2_000;

export interface FunctionSetup {
  readonly arn: string;
  readonly name: string;
  readonly properties: FunctionProperties;
  /** The folder with the function's code. */
  readonly folder: string;
  readonly bootstrap: URL;
  /** What the runtime sets beside the function's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly lead: Float64Array;
  readonly newId: () => string;
  readonly onOutput: (text: string) => void;
}

/** A function and its execution environments, which are made when needed and used again. */
export class LambdaFunction {
  readonly setup: FunctionSetup;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #outdated = new WeakSet<Sandbox>();
  #idle: Sandbox[] = [];
  #waiting: (() => void)[] = [];
  #stopped = false;
  #variables: Readonly<Record<string, string>>;
  #running = 0;
  /** How many invocations may run at once; undefined: as many as there are. */
  reserved: number | undefined;

  constructor(setup: FunctionSetup) {
    this.setup = setup;
    this.#variables = setup.properties.Environment?.Variables ?? {};
  }

  /** The function's own variables. */
  get variables(): Readonly<Record<string, string>> {
    return this.#variables;
  }

  /** From the next invocation on; every execution environment that there is ends with its work. */
  async setVariables(variables: Readonly<Record<string, string>>): Promise<void> {
    this.#variables = variables;
    for (const sandbox of this.#sandboxes) this.#outdated.add(sandbox);
    await Promise.all(this.#idle.splice(0).map((sandbox) => sandbox.stop()));
  }

  /**
   * Runs one invocation, when an execution environment is free. `payload` is JSON text. Throws
   * `TooManyRequestsException` beyond the reserved concurrency.
   */
  async invoke(payload: string, requestId: string): Promise<InvocationResult> {
    if (this.#running >= (this.reserved ?? Number.POSITIVE_INFINITY))
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    this.#running += 1;
    const result = await this.#run(payload, requestId).finally(() => {
      this.#running -= 1;
    });
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
    const arrived = performance.now();
    while (!this.#stopped) {
      const limit = performance.now() - arrived < PATIENCE_MS ? 1 : MAX_SANDBOXES;
      const sandbox = this.#idle.pop() ?? (this.#sandboxes.size < limit ? this.#create() : undefined);
      if (sandbox !== undefined) return this.#runIn(sandbox, payload, requestId);
      await this.#turn();
    }
    return exitError(requestId);
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
    const { arn: functionArn, properties } = this.setup;
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

  #create(): Sandbox {
    const { properties, folder, name, bootstrap, lead, newId, onOutput } = this.setup;
    const [file = "index", exportName = "handler"] = properties.Handler.split(".");
    const module = new URL(`${file}.mjs`, pathToFileURL(`${folder}/`)).href;
    const data = { module, exportName, functionName: name, memorySize: properties.MemorySize, lead };
    const onEnd = () => this.#drop(sandbox);
    const environment = { ...this.setup.environment, ...this.#variables };
    const options = { bootstrap, data, environment, requestId: newId(), onOutput, onEnd };
    const sandbox = new Sandbox(options);
    this.#sandboxes.add(sandbox);
    return sandbox;
  }
}
