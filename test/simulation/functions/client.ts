// Part of the file that `vendor.ts` is built into: what a client of the SDK is in the simulation.
import { isServerError, isThrottlingError, isTransientError, StandardRetryStrategy } from "@smithy/core/retry";
import type { Port, Refusal, ServiceName } from "./port.ts";

interface Command {
  readonly input: unknown;
}
interface Options {
  readonly maxAttempts?: number;
}
type Thrown = Parameters<typeof isThrottlingError>[0];
interface ExceptionClass {
  new (fields: object): Thrown;
}

/** The port of the environment that loads right now; clients are made while a module loads. */
declare const currentPort: () => Port;

/**
 * A client that hands commands to a port instead of a socket: no bytes, no signature. Its errors are the package's own
 * classes, and when it tries again is decided by the SDK's own strategy.
 */
export function clientClass(service: ServiceName, exports: object, base: unknown) {
  return class Client {
    readonly #port = currentPort();
    readonly #maxAttempts: number;
    #strategy: StandardRetryStrategy;
    #run = 0;

    constructor({ maxAttempts = 3 }: Options = {}) {
      this.#maxAttempts = maxAttempts;
      this.#strategy = new StandardRetryStrategy(maxAttempts);
    }

    send(command: Command): Promise<object> {
      return this.call(command.constructor.name.replace(/Command$/, ""), command.input);
    }

    async call(operation: string, input: unknown): Promise<object> {
      this.#port.sending(1);
      try {
        return await this.#attempts(operation, input);
      } finally {
        this.#port.sending(-1);
      }
    }

    async #attempts(operation: string, input: unknown): Promise<object> {
      const strategy = this.#strategyOfThisRun();
      let token = await strategy.acquireInitialRetryToken("");
      for (;;) {
        const answer = await this.#port.call({ service, operation, input });
        if ("output" in answer) {
          strategy.recordSuccess(token);
          return { ...answer.output, $metadata: {} };
        }
        const error = exceptionOf(exports, base, answer.refused);
        token = await strategy.refreshRetryTokenForRetry(token, { error, errorType: typeOf(error) }).catch(() => {
          throw error;
        });
      }
    }

    #strategyOfThisRun(): StandardRetryStrategy {
      if (this.#run !== this.#port.run()) this.#strategy = new StandardRetryStrategy(this.#maxAttempts);
      this.#run = this.#port.run();
      return this.#strategy;
    }
  };
}

function exceptionOf(exports: object, base: unknown, { name, message, status }: Refusal): Thrown {
  // The network's own errors are no exceptions of a service.
  if (status === 0) return networkError(name, message);
  const $fault = status >= 500 ? "server" : "client";
  const fields = { name, message, $fault, $metadata: { httpStatusCode: status, requestId: "simulated" } };
  const Exception = [Reflect.get(exports, name), base].find(isException);
  if (Exception === undefined) throw new Error(`The package has no class for ${name}.`);
  return new Exception(fields);
}

function networkError(name: string, message: string): Thrown {
  const error: unknown = Object.assign(new Error(message), { name });
  if (!isSdkError(error)) throw error;
  return error;
}

/** The SDK's classification takes any error. */
function isSdkError(error: unknown): error is Thrown {
  return error instanceof Error;
}

function isException(value: unknown): value is ExceptionClass {
  return typeof value === "function" && value.prototype instanceof Error;
}

/** As the SDK's middleware sorts errors. */
function typeOf(error: Thrown): "THROTTLING" | "TRANSIENT" | "SERVER_ERROR" | "CLIENT_ERROR" {
  if (isThrottlingError(error)) return "THROTTLING";
  if (isTransientError(error)) return "TRANSIENT";
  return isServerError(error) ? "SERVER_ERROR" : "CLIENT_ERROR";
}
