import { Duration, Validations } from "aws-cdk-lib";
import { Archive, EventBus, type EventPattern, Rule, type RuleProps } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { PUBLISHED_SOURCE } from "../../contracts/published-events.ts";
import type { TaskFunction } from "./task-function.ts";

/**
 * EventBridge retries the invocation for this long, then Lambda the execution. After that the event becomes a dead
 * letter.
 */
const maxEventAge = Duration.hours(6);

export interface HrEventBusProps {
  /** The `source` of HR's events. */
  readonly hrEventSource: string;
}

/** The event bus, its archive and rules, and the dead-letter queue. */
export class HrEventBus extends Construct {
  readonly bus: EventBus;
  readonly deadLetters: Queue;
  readonly #hrEventSource: string;
  readonly #receivers = new Set<TaskFunction>();

  constructor(scope: Construct, id: string, { hrEventSource }: HrEventBusProps) {
    super(scope, id);
    this.#hrEventSource = hrEventSource;
    this.bus = new EventBus(this, "Bus", { eventBusName: "onboarding" });
    // Events contain names and addresses, so they are archived only as long as a replay after a fault may need them.
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
      reason:
        "This is the dead-letter queue itself: of the rules, of the receivers, and of the events that they reject.",
    });
  }

  /** Adds the rule that sends HR's events of a detail type to a function. */
  route(detailType: string, receiver: TaskFunction): void {
    this.#rule(detailType, receiver, {
      eventBus: this.bus,
      description: `HR's ${detailType} goes to ${receiver.node.id}.`,
      eventPattern: { source: [this.#hrEventSource], detailType: [detailType] },
    });
  }

  /** Adds a rule for events of an AWS service, which are on the account's default bus. */
  routeFromAws(id: string, receiver: TaskFunction, eventPattern: EventPattern): void {
    this.#rule(id, receiver, { description: `${id} goes to ${receiver.node.id}.`, eventPattern });
  }

  /** Adds a rule with two layers of retries (EventBridge's and Lambda's), which both end in the dead-letter queue. */
  #rule(id: string, receiver: TaskFunction, props: RuleProps): void {
    const target = new LambdaFunction(receiver, { deadLetterQueue: this.deadLetters, retryAttempts: 185, maxEventAge });
    new Rule(this, id, { ...props, targets: [target] });
    // Several rules may share a receiver, but its asynchronous invocation is configured once.
    if (this.#receivers.has(receiver)) return;
    this.#receivers.add(receiver);
    // Lambda sends failed events to the queue with the function's own role.
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
      // No function may publish with HR's source.
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
