import type { Operation } from "../../../kernel/json-service.ts";
import type { SqsState } from "../state.ts";
import { deleteMessage } from "./delete-message.ts";
import { getQueueAttributes } from "./get-queue-attributes.ts";
import { getQueueUrl } from "./get-queue-url.ts";
import { listQueues } from "./list-queues.ts";
import { purgeQueue } from "./purge-queue.ts";
import { receiveMessage } from "./receive-message.ts";
import { sendMessage } from "./send-message.ts";

/** The operations that are served, by their names on the wire. */
export const operations = {
  DeleteMessage: deleteMessage,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
} satisfies Record<string, Operation<SqsState>>;
