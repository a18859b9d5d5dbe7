import type { Clock } from "../../kernel/clock.ts";
import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { type MessageAttributes, type MessageView, viewOf } from "./message.ts";
import { operations } from "./operations/index.ts";
import { checkMessage } from "./operations/send-message.ts";
import { Queue, type QueueIdentity } from "./queue.ts";
import { Queues } from "./queues.ts";
import { queueProperties } from "./resources/queue.ts";

/** What SQS needs. */
export interface SqsDeps {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  /**
   * The start of every queue URL, by default AWS's own. It should be the local endpoint, because the SDK for JavaScript
   * sends to the host of the queue URL when it has no explicit endpoint.
   */
  readonly endpoint?: string;
}

/** SQS, as the other parts of a local run use it. */
export interface Sqs {
  /** AWS JSON 1.0, `AmazonSQS`. */
  readonly service: JsonService;
  /** Creates a queue from the properties of `AWS::SQS::Queue`. Throws a ZodError that names a property it does not have. */
  createQueue(properties: unknown): QueueIdentity;
  /** Every queue of the account. */
  queues(): readonly QueueIdentity[];
  /** The messages of a queue, those in flight included, oldest first. Throws QueueDoesNotExist. */
  messages(queueArn: string): readonly MessageView[];
  /** Sends a message with attributes of the type String. Rejects with QueueDoesNotExist and the errors of SendMessage. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
}

const wire = { target: "AmazonSQS", jsonVersion: "1.0", errorNamespace: "com.amazonaws.sqs" } as const;

/** Amazon SQS with standard queues. */
export function createSqs(deps: SqsDeps): Sqs {
  const queues = new Queues();
  const base = deps.endpoint ?? `https://sqs.${deps.region}.amazonaws.com`;
  return {
    service: jsonService(wire, { clock: deps.clock, accountId: deps.accountId, queues }, operations),
    createQueue(properties) {
      const parsed = queueProperties.parse(properties);
      const name = parsed.QueueName ?? deps.newId();
      const arn = `arn:aws:sqs:${deps.region}:${deps.accountId}:${name}`;
      const identity = { name, arn, url: `${base.replace(/\/$/, "")}/${deps.accountId}/${name}` };
      queues.add(new Queue(identity, parsed, deps));
      return identity;
    },
    queues: () => queues.all().map(({ identity }) => identity),
    messages: (queueArn) => queues.byArn(queueArn).messages.map(viewOf),
    async send(queueArn, body, attributes = {}) {
      const queue = queues.byArn(queueArn);
      const typed = asStrings(attributes);
      checkMessage(queue, body, typed);
      queue.send(body, typed);
    },
  };
}

function asStrings(attributes: Readonly<Record<string, string>>): MessageAttributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [name, { DataType: "String", StringValue: value }]));
}
