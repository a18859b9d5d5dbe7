import { AwsError } from "../../kernel/aws-error.ts";
import type { FunctionProperties } from "./resources/function.ts";
import type { InvocationResult } from "./runtime/protocol.ts";
import type { Runner, StartRunner } from "./runtime/runner.ts";

export interface FunctionSetup {
  readonly arn: string;
  readonly name: string;
  readonly properties: FunctionProperties;
  /** What the runtime sets beside the function's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput: (text: string) => void;
}

/** A function: its settings, and how many of it may run at once. */
export class LambdaFunction {
  readonly setup: FunctionSetup;
  readonly #runner: Runner;
  #variables: Readonly<Record<string, string>>;
  #running = 0;
  /** How many invocations may run at once; undefined: as many as there are. */
  reserved: number | undefined;

  constructor(setup: FunctionSetup, startRunner: StartRunner) {
    this.setup = setup;
    this.#runner = startRunner(setup);
    this.#variables = setup.properties.Environment?.Variables ?? {};
  }

  /** The function's own variables. */
  get variables(): Readonly<Record<string, string>> {
    return this.#variables;
  }

  /** From the next invocation on; every execution environment that there is ends with its work. */
  async setVariables(variables: Readonly<Record<string, string>>): Promise<void> {
    this.#variables = variables;
    await this.#runner.renew();
  }

  /**
   * Runs one invocation, when an execution environment is free. `payload` is JSON text. Throws
   * `TooManyRequestsException` beyond the reserved concurrency.
   */
  async invoke(payload: string, requestId: string): Promise<InvocationResult> {
    if (this.#running >= (this.reserved ?? Number.POSITIVE_INFINITY))
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    this.#running += 1;
    const result = await this.#runner.run(payload, requestId, this.#variables).finally(() => {
      this.#running -= 1;
    });
    // As Lambda's runtime does: the log has the cause also where the caller is not told.
    if (result.functionError !== undefined)
      this.setup.onOutput(`${requestId}\tERROR\tInvoke Error\t${result.payload}\n`);
    return result;
  }

  /** Ends what runs; from now on every invocation is one that the function did not survive. */
  stop(): Promise<void> {
    return this.#runner.stop();
  }
}
