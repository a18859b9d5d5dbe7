import type { Activity } from "../../kernel/activity.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import type { EventInvokeConfigProperties } from "./properties.ts";
import type { InvocationResult } from "./protocol.ts";

export interface AsyncDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly newId: () => string;
  /** Sends to a destination (an SQS queue). */
  readonly sendMessage: (queueArn: string, body: string) => Promise<void>;
}

/** Lambda waits a minute before the second try and two before the third. */
const RETRY_DELAYS_MS = [60_000, 120_000];

/**
 * The queue before a function: tries again when the function fails, then hands the event to the failure destination.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsyncInvocations {
  readonly #deps: AsyncDeps;
  readonly #configs = new Map<string, EventInvokeConfigProperties>();

  constructor(deps: AsyncDeps) {
    this.#deps = deps;
  }

  configure(config: EventInvokeConfigProperties): void {
    this.#configs.set(config.FunctionName, config);
  }

  /** Takes the event and answers at once. */
  accept(target: LambdaFunction, payload: string): void {
    void this.#deps.activity.track(this.#attempt(target, payload, 1));
  }

  async #attempt(target: LambdaFunction, payload: string, count: number): Promise<void> {
    const result = await target.invoke(payload);
    if (result.functionError === undefined) return;
    const retries = this.#configs.get(target.setup.name)?.MaximumRetryAttempts ?? 2;
    const delay = RETRY_DELAYS_MS[count - 1];
    if (count > retries || delay === undefined) return this.#giveUp(target, payload, count, result);
    this.#deps.clock.schedule(delay, () => this.#attempt(target, payload, count + 1));
  }

  async #giveUp(target: LambdaFunction, payload: string, count: number, result: InvocationResult): Promise<void> {
    const destination = this.#configs.get(target.setup.name)?.DestinationConfig?.OnFailure?.Destination;
    if (destination === undefined) return;
    const { clock, newId, sendMessage } = this.#deps;
    const condition = "RetriesExhausted";
    const requestContext = {
      requestId: newId(),
      functionArn: target.setup.arn,
      condition,
      approximateInvokeCount: count,
    };
    const record = {
      version: "1.0",
      timestamp: new Date(clock.now()).toISOString(),
      requestContext,
      requestPayload: JSON.parse(payload),
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: result.functionError },
      responsePayload: JSON.parse(result.payload),
    };
    await sendMessage(destination, JSON.stringify(record));
  }
}
