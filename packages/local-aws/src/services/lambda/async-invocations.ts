import type { Activity } from "../../kernel/activity.ts";
import { AwsError } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import type { EventInvokeConfigProperties } from "./resources/event-invoke-config.ts";
import type { InvocationResult } from "./runtime/protocol.ts";

/** What asynchronous invocations need. */
export interface AsyncDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly newId: () => string;
  /** [0, 1), for jitter. */
  readonly random: () => number;
  /** Sends to a failure destination (an SQS queue) with the role of the function. */
  readonly sendMessage: (
    queueArn: string,
    body: string,
    sender: { readonly name: string; readonly roleArn: string },
  ) => Promise<void>;
}

/** A queued event of a function. Its request id is the same in every attempt. */
interface Job {
  readonly target: LambdaFunction;
  readonly payload: string;
  readonly requestId: string;
  readonly acceptedAt: number;
  readonly count: number;
  /** How often the function had no concurrency left. Such an attempt does not count as a retry. */
  readonly throttled: number;
}

type Condition = "RetriesExhausted" | "EventAgeExceeded";

/** Lambda waits one minute before the second attempt and two minutes before the third. */
const RETRY_DELAYS_MS = [60_000, 120_000];
const FIRST = { count: 1, throttled: 0 };
const MAX_THROTTLE_DELAY_MS = 300_000;
const DEFAULTS = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 };

/**
 * The event queue of the functions. It retries a failed invocation, and then sends the event to the failure destination.
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

  /** Queues an event and returns immediately. */
  accept(target: LambdaFunction, payload: string): void {
    const { activity, clock, newId } = this.#deps;
    void activity.track(this.#attempt({ target, payload, requestId: newId(), acceptedAt: clock.now(), ...FIRST }));
  }

  async #attempt(job: Job): Promise<void> {
    const result = await job.target.invoke(job.payload, job.requestId).catch(unlessThrottled);
    if (result === undefined) return this.#requeue(job);
    if (result.functionError === undefined) return;
    const { clock } = this.#deps;
    const limits = this.#configs.get(job.target.setup.name) ?? DEFAULTS;
    const delay = RETRY_DELAYS_MS[job.count - 1];
    if (job.count > limits.MaximumRetryAttempts || delay === undefined)
      return this.#giveUp(job, result, "RetriesExhausted");
    if (clock.now() + delay > job.acceptedAt + limits.MaximumEventAgeInSeconds * 1_000)
      return this.#giveUp(job, result, "EventAgeExceeded");
    clock.schedule(delay, () => this.#attempt({ ...job, count: job.count + 1 }));
  }

  /**
   * Returns a throttled event to the queue, with a delay that grows from one second to five minutes. The jitter keeps many
   * events from returning at the same instant; AWS documents the two delays only.
   */
  #requeue(job: Job): void {
    const { clock, random } = this.#deps;
    const { MaximumEventAgeInSeconds: maxAge } = this.#configs.get(job.target.setup.name) ?? DEFAULTS;
    const delay = Math.min(1_000 * 2 ** job.throttled, MAX_THROTTLE_DELAY_MS) * (0.5 + random() / 2);
    if (clock.now() + delay > job.acceptedAt + maxAge * 1_000)
      return void this.#giveUp(job, throttling, "EventAgeExceeded");
    clock.schedule(delay, () => this.#attempt({ ...job, throttled: job.throttled + 1 }));
  }

  async #giveUp(job: Job, result: InvocationResult, condition: Condition): Promise<void> {
    const { name, onOutput, properties } = job.target.setup;
    const destination = this.#configs.get(name)?.DestinationConfig?.OnFailure?.Destination;
    if (destination === undefined) return;
    try {
      const sender = { name, roleArn: properties.Role };
      await this.#deps.sendMessage(destination, JSON.stringify(this.#record(job, result, condition)), sender);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onOutput(`${job.requestId}\tERROR\tThe failure destination did not accept the event: ${reason}\n`);
    }
  }

  #record({ target, payload, requestId, count }: Job, result: InvocationResult, condition: Condition): object {
    return {
      version: "1.0",
      timestamp: new Date(this.#deps.clock.now()).toISOString(),
      requestContext: {
        requestId,
        functionArn: `${target.setup.arn}:$LATEST`,
        condition,
        approximateInvokeCount: count,
      },
      requestPayload: JSON.parse(payload),
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: result.functionError },
      responsePayload: JSON.parse(result.payload),
    };
  }
}

const throttling: InvocationResult = { payload: "null" };

function unlessThrottled(error: unknown): undefined {
  if (!(error instanceof AwsError && error.code === "TooManyRequestsException")) throw error;
}
