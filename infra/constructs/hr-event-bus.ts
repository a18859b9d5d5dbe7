import { Duration, Validations } from "aws-cdk-lib";
import { Archive, EventBus, type EventPattern, Rule, type RuleProps } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { PUBLISHED_SOURCE } from "../../contracts/published-events.ts";
import type { TaskFunction } from "./task-function.ts";

/** EventBridge tries this long to reach a function, then Lambda this long to run it; then comes the dead-letter queue. */
const maxEventAge = Duration.hours(6);

export interface HrEventBusProps {
  /** The `source` of HR's events. */
  readonly hrEventSource: string;
}

/** The bus between HR and everybody else, its archive, the rules, and the queue of what could not be handled. */
export class HrEventBus extends Construct {
  readonly bus: EventBus;
  readonly deadLetters: Queue;
  readonly #hrEventSource: string;
  readonly #receivers = new Set<TaskFunction>();

  constructor(scope: Construct, id: string, { hrEventSource }: HrEventBusProps) {
    super(scope, id);
    this.#hrEventSource = hrEventSource;
    this.bus = new EventBus(this, "Bus", { eventBusName: "onboarding" });
    // Events carry names and addresses, so they are kept for a replay after a fault and no longer.
    new Archive(this, "Archive", {
      sourceEventBus: this.bus,
      description: "HR's events, for a replay.",
      eventPattern: { source: [hrEventSource] },
      retention: Duration.days(30),
    });
    this.deadLetters = new Queue(this, "DeadLetters", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.deadLetters).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is itself the dead-letter queue, of the rules, of the receivers, and of what they refuse.",
    });
  }

  /** Sends HR's events of a detail type to a function. */
  route(detailType: string, receiver: TaskFunction): void {
    this.#rule(detailType, receiver, {
      eventBus: this.bus,
      description: `${detailType} of HR goes to ${receiver.node.id}.`,
      eventPattern: { source: [this.#hrEventSource], detailType: [detailType] },
    });
  }

  /** Sends events of an AWS service to a function; those are on the account's default bus only. */
  routeFromAws(id: string, receiver: TaskFunction, eventPattern: EventPattern): void {
    this.#rule(id, receiver, { description: `${id} goes to ${receiver.node.id}.`, eventPattern });
  }

  /** Over two layers of retries that both end in the dead-letter queue. */
  #rule(id: string, receiver: TaskFunction, props: RuleProps): void {
    const target = new LambdaFunction(receiver, { deadLetterQueue: this.deadLetters, retryAttempts: 185, maxEventAge });
    new Rule(this, id, { ...props, targets: [target] });
    // Several rules may share a receiver, which has one such configuration.
    if (this.#receivers.has(receiver)) return;
    this.#receivers.add(receiver);
    // Lambda hands over what failed with the function's own role.
    receiver.grantPermissions({ actions: ["sqs:SendMessage"], resources: [this.deadLetters.queueArn] });
    receiver.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge,
      // CDK's own SqsDestination would also let the function read the queue's attributes.
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
  }

  grantPublish(task: TaskFunction): void {
    task.grantPermissions({
      environment: { EVENT_BUS_NAME: this.bus.eventBusName },
      actions: ["events:PutEvents"],
      resources: [this.bus.eventBusArn],
      // Nothing of ours may speak in HR's name.
      conditions: {
        "ForAllValues:StringEquals": { "events:source": [PUBLISHED_SOURCE] },
        Null: { "events:source": "false" },
      },
    });
  }

  grantDeadLetters(task: TaskFunction): void {
    task.grantPermissions({
      environment: { DEAD_LETTER_QUEUE_URL: this.deadLetters.queueUrl },
      actions: ["sqs:SendMessage"],
      resources: [this.deadLetters.queueArn],
    });
  }
}
