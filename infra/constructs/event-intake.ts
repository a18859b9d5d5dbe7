import { Duration, Validations } from "aws-cdk-lib";
import { Archive, EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

/** EventBridge tries this long to reach a function, then Lambda this long to run it; then comes the dead-letter queue. */
const maxEventAge = Duration.hours(6);

export interface EventIntakeProps {
  /** The `source` of HR's events. */
  readonly hrEventSource: string;
}

/** The bus between HR and everybody else, its archive, and the queue of what could not be handled. */
export class EventIntake extends Construct {
  readonly bus: EventBus;
  readonly deadLetters: Queue;
  readonly #hrEventSource: string;

  constructor(scope: Construct, id: string, { hrEventSource }: EventIntakeProps) {
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
      reason: "It is itself the dead-letter queue, of the rule, of the receiver, and of what the receiver refuses.",
    });
  }

  /** Sends HR's events of one type to a function, over two layers of retries that both end in the dead-letter queue. */
  deliver(detailType: string, receiver: TaskFunction): void {
    new Rule(this, detailType, {
      eventBus: this.bus,
      description: `${detailType} of HR starts ${receiver.node.id}.`,
      eventPattern: { source: [this.#hrEventSource], detailType: [detailType] },
      targets: [new LambdaFunction(receiver, { deadLetterQueue: this.deadLetters, retryAttempts: 185, maxEventAge })],
    });
    receiver.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge,
      // CDK's own SqsDestination would also let the function read the queue's attributes.
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
  }

  giveBusTo(task: TaskFunction): void {
    task.give({
      environment: { EVENT_BUS_NAME: this.bus.eventBusName },
      actions: ["events:PutEvents"],
      resources: [this.bus.eventBusArn],
      // Nothing of ours may speak in HR's name.
      conditions: {
        "ForAllValues:StringEquals": { "events:source": ["onboarding"] },
        Null: { "events:source": "false" },
      },
    });
  }

  giveDeadLettersTo(task: TaskFunction): void {
    task.give({
      environment: { DEAD_LETTER_QUEUE_URL: this.deadLetters.queueUrl },
      actions: ["sqs:SendMessage"],
      resources: [this.deadLetters.queueArn],
    });
  }
}
