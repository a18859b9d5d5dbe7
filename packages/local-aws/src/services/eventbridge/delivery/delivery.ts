import type { Activity } from "../../../kernel/activity.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Rule, RuleTarget, Target } from "../buses/rule.ts";
import type { EventEnvelope } from "../event.ts";
import { describeFailure, type Failure, retryDelayMs, retryLimits } from "./retry.ts";

/** What delivering events needs. */
export interface DeliveryDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly random: () => number;
  /** Delivers JSON text to a target on behalf of a rule. Rejects with AwsError when the delivery fails. */
  readonly deliver: (targetArn: string, payload: string, target: Target, ruleArn: string) => Promise<void>;
  /** Sends a message to an SQS queue on behalf of a rule. Its attributes have the type String. */
  readonly sendMessage: (
    queueArn: string,
    body: string,
    attributes: Record<string, string>,
    ruleArn: string,
  ) => Promise<void>;
}

/** An event that could be delivered neither to its target nor to a dead-letter queue. */
export interface DroppedDelivery {
  readonly eventId: string;
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly errorCode: string;
  readonly errorMessage: string;
}

interface Job {
  readonly rule: Rule;
  readonly target: RuleTarget;
  readonly event: EventEnvelope;
  readonly acceptedAt: number;
  readonly retries: number;
}

type RetryCondition = "MaximumRetryAttempts" | "MaximumEventAgeInSeconds";

/** Delivers events at least once, with retries. After the last one an event goes to the dead-letter queue. Never rejects. */
export class Delivery {
  readonly #deps: DeliveryDeps;
  readonly #onDrop: (dropped: DroppedDelivery) => void;

  constructor(deps: DeliveryDeps, onDrop: (dropped: DroppedDelivery) => void) {
    this.#deps = deps;
    this.#onDrop = onDrop;
  }

  /** Starts the delivery of an event to every target of a rule and returns at once. */
  start(rule: Rule, event: EventEnvelope): void {
    const acceptedAt = this.#deps.clock.now();
    for (const target of rule.targets) void this.#tracked({ rule, target, event, acceptedAt, retries: 0 });
  }

  #tracked(job: Job): Promise<void> {
    return this.#deps.activity.track(this.#attempt(job));
  }

  async #attempt(job: Job): Promise<void> {
    const { properties, inputFor } = job.target;
    try {
      await this.#deps.deliver(properties.Arn, inputFor(job.event), properties, job.rule.arn);
    } catch (error) {
      await this.#failed(job, describeFailure(error));
    }
  }

  async #failed(job: Job, failure: Failure): Promise<void> {
    if (!failure.isRetriable) return this.#giveUp(job, failure);
    const { maxRetries, maxAgeMs } = retryLimits(job.target.properties);
    if (job.retries >= maxRetries) return this.#giveUp(job, failure, "MaximumRetryAttempts");
    const { clock, random } = this.#deps;
    const delayMs = retryDelayMs(job.retries + 1, random);
    const ageMs = clock.now() + delayMs - job.acceptedAt;
    if (ageMs > maxAgeMs) return this.#giveUp(job, failure, "MaximumEventAgeInSeconds");
    clock.schedule(delayMs, () => this.#tracked({ ...job, retries: job.retries + 1 }));
  }

  async #giveUp(job: Job, failure: Failure, exhausted?: RetryCondition): Promise<void> {
    const { rule, target, event } = job;
    const queueArn = target.properties.DeadLetterConfig?.Arn;
    if (queueArn === undefined) return this.#drop(job, failure);
    try {
      const attributes = {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.properties.Arn,
        ERROR_CODE: failure.code,
        // SQS refuses an empty attribute.
        ...(failure.message === "" ? {} : { ERROR_MESSAGE: failure.message }),
        ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
        RETRY_ATTEMPTS: String(job.retries),
      };
      await this.#deps.sendMessage(queueArn, JSON.stringify(event), attributes, rule.arn);
    } catch (error) {
      this.#drop(job, describeFailure(error));
    }
  }

  #drop({ rule, target, event }: Job, failure: Failure): void {
    this.#onDrop({
      eventId: event.id,
      ruleArn: rule.arn,
      targetArn: target.properties.Arn,
      errorCode: failure.code,
      errorMessage: failure.message,
    });
  }
}
