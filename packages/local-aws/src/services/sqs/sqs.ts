import type { Clock } from "../../kernel/clock.ts";
import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { type MessageAttributes, type MessageView, viewOf } from "./message.ts";
import { deleteMessage } from "./operations/delete-message.ts";
import { getQueueAttributes } from "./operations/get-queue-attributes.ts";
import { getQueueUrl } from "./operations/get-queue-url.ts";
import { listQueues } from "./operations/list-queues.ts";
import { purgeQueue } from "./operations/purge-queue.ts";
import { receiveMessage } from "./operations/receive-message.ts";
import { checkMessage, sendMessage } from "./operations/send-message.ts";
import { Queue, type QueueIdentity } from "./queue.ts";
import { Queues } from "./queues.ts";
import { queueProperties } from "./resources/queue.ts";
import type { SqsState } from "./state.ts";

export interface SqsDeps {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  /**
   * Start of the queue URLs, AWS's own unless given. Give the address of the local run: without an explicit endpoint
   * the SDK for JavaScript sends to the host of the queue URL.
   */
  readonly endpoint?: string;
}

export interface Sqs {
  readonly service: JsonService;
  /** Makes a queue from the properties of `AWS::SQS::Queue`, intrinsics resolved. Throws a ZodError naming what it does not know. */
  createQueue(properties: unknown): QueueIdentity;
  /** Every queue there is. */
  queues(): readonly QueueIdentity[];
  /** What is in a queue, in flight included, oldest first. Throws QueueDoesNotExist. */
  messages(queueArn: string): readonly MessageView[];
  /** Sends with attributes of the type String. Rejects with QueueDoesNotExist or what SendMessage would answer. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
}

/** SQS standard queues. */
export function createSqs(deps: SqsDeps): Sqs {
  const queues = new Queues();
  const base = deps.endpoint ?? `https://sqs.${deps.region}.amazonaws.com`;
  return {
    service: createService({ clock: deps.clock, accountId: deps.accountId, queues }),
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

function createService(state: SqsState): JsonService {
  const operations = {
    DeleteMessage: deleteMessage,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ListQueues: listQueues,
    PurgeQueue: purgeQueue,
    ReceiveMessage: receiveMessage,
    SendMessage: sendMessage,
  };
  const wire = { target: "AmazonSQS", jsonVersion: "1.0", errorNamespace: "com.amazonaws.sqs" } as const;
  return jsonService(wire, state, operations);
}
