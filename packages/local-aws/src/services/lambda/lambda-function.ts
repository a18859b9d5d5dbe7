import { AwsError } from "../../kernel/aws-error.ts";
import type { InvocationResult } from "./runtime/protocol.ts";
import type { FunctionSetup, Runner, StartRunner } from "./runtime/runner.ts";

/** A function: its settings, its environment variables and its concurrency. */
export class LambdaFunction {
  readonly setup: FunctionSetup;
  readonly #runner: Runner;
  #variables: Readonly<Record<string, string>>;
  #running = 0;
  /** How many invocations may run at once; undefined means no limit. */
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

  /** Sets the variables of further invocations. An execution environment ends after its current invocation. */
  async setVariables(variables: Readonly<Record<string, string>>): Promise<void> {
    this.#variables = variables;
    await this.#runner.renew();
  }

  /**
   * Runs one invocation as soon as an execution environment is free. `payload` is JSON text. Throws
   * `TooManyRequestsException` beyond the reserved concurrency.
   */
  async invoke(payload: string, requestId: string): Promise<InvocationResult> {
    if (this.#running >= (this.reserved ?? Number.POSITIVE_INFINITY))
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    this.#running += 1;
    const result = await this.#runner.run(payload, requestId, this.#variables).finally(() => {
      this.#running -= 1;
    });
    // As Lambda's runtime does: the log has the cause, also when the caller does not learn it.
    if (result.functionError !== undefined)
      this.setup.onOutput(`${requestId}\tERROR\tInvoke Error\t${result.payload}\n`);
    return result;
  }

  /** Ends every execution environment. Further invocations fail as if their environment had exited. */
  stop(): Promise<void> {
    return this.#runner.stop();
  }
}
