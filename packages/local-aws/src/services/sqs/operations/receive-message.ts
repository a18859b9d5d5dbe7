import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { checkRange } from "../errors.ts";
import { md5OfAttributes, md5OfBody } from "../md5.ts";
import type { Message, MessageAttributes } from "../message.ts";
import type { Queue } from "../queue.ts";
import type { SqsState } from "../state.ts";

const receiveMessageInput = z.strictObject({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.int().default(1),
  VisibilityTimeout: z.int().optional(),
  WaitTimeSeconds: z.int().optional(),
  MessageAttributeNames: z.array(z.string()).default([]),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
});

type Input = z.infer<typeof receiveMessageInput>;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage = operation(receiveMessageInput, async (state: SqsState, input) => {
  const queue = state.queues.byUrl(input.QueueUrl);
  checkRange("MaxNumberOfMessages", input.MaxNumberOfMessages, 1, 10);
  checkRange("VisibilityTimeout", input.VisibilityTimeout, 0, 43_200);
  checkRange("WaitTimeSeconds", input.WaitTimeSeconds, 0, 20);
  const messages = await poll(state, queue, input);
  return messages.length === 0 ? {} : { Messages: messages.map((message) => answerFor(state, input, message)) };
});

/** Waits for a visible message until the polling time, measured by the clock, is over. Returns an empty list then. */
async function poll(state: SqsState, queue: Queue, input: Input): Promise<Message[]> {
  const waitSeconds = input.WaitTimeSeconds ?? queue.properties.ReceiveMessageWaitTimeSeconds;
  const deadline = state.clock.now() + waitSeconds * 1_000;
  for (;;) {
    const received = queue.receive(input.MaxNumberOfMessages, input.VisibilityTimeout);
    if (received.length > 0 || state.clock.now() >= deadline) return received;
    await queue.changed(deadline);
  }
}

function answerFor(state: SqsState, input: Input, message: Message) {
  const attributes = pickAttributes(message.attributes, input.MessageAttributeNames);
  const system = systemAttributes(state, message);
  const names = new Set([...input.AttributeNames, ...input.MessageSystemAttributeNames]);
  const picked = Object.entries(system).filter(([name]) => names.has("All") || names.has(name));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5OfBody(message.body),
    ...(picked.length === 0 ? {} : { Attributes: Object.fromEntries(picked) }),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  };
}

/** The attributes that the request names: by `All` or `.*`, by name, or by a prefix `name.*`. */
function pickAttributes(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  const isWanted = (name: string) =>
    wanted.some((each) => {
      if (each === "All" || each === ".*" || each === name) return true;
      return each.endsWith(".*") && name.startsWith(each.slice(0, -1));
    });
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

function systemAttributes(state: SqsState, message: Message) {
  return {
    SenderId: state.accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? ""),
  };
}
