import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { checkRange, invalidParameterValue } from "../errors.ts";
import { md5OfAttributes, md5OfBody } from "../md5.ts";
import { type MessageAttribute, type MessageAttributes, messageAttribute } from "../message.ts";
import type { Queue } from "../queue.ts";
import type { SqsState } from "../state.ts";

/** A character that XML does not allow. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const forbiddenCharacter = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/u;

const MAX_ATTRIBUTES = 10;

const sendMessageInput = z.strictObject({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  DelaySeconds: z.int().optional(),
  MessageAttributes: z.record(z.string(), messageAttribute).default({}),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage = operation(sendMessageInput, (state: SqsState, input) => {
  const queue = state.queues.byUrl(input.QueueUrl);
  checkRange("DelaySeconds", input.DelaySeconds, 0, 900);
  checkMessage(queue, input.MessageBody, input.MessageAttributes);
  const message = queue.send(input.MessageBody, input.MessageAttributes, input.DelaySeconds);
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5OfBody(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes),
  };
});

/** Throws the AwsError of SQS for a body or attributes that it does not accept. */
export function checkMessage(queue: Queue, body: string, attributes: MessageAttributes): void {
  if (body === "") throw new AwsError("MissingParameter", "The request must contain the parameter MessageBody.");
  if (forbiddenCharacter.test(body)) {
    throw new AwsError(
      "InvalidMessageContents",
      "Invalid characters found. Valid unicode characters are those of XML.",
    );
  }
  const entries = Object.entries(attributes);
  if (entries.length > MAX_ATTRIBUTES) {
    const text = `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`;
    throw invalidParameterValue(text);
  }
  for (const [name, value] of entries) checkAttribute(name, value);
  const size = entries.reduce((sum, [name, value]) => sum + attributeBytes(name, value), Buffer.byteLength(body));
  const max = queue.properties.MaximumMessageSize;
  if (size > max) {
    throw invalidParameterValue(
      `One or more parameters are invalid. Reason: Message must be shorter than ${max} bytes.`,
    );
  }
}

function checkAttribute(name: string, value: MessageAttribute): void {
  const filled = value.DataType.startsWith("Binary") ? value.BinaryValue : value.StringValue;
  if (filled) return;
  const text = `The message attribute '${name}' must contain a non-empty message attribute value for its type.`;
  throw invalidParameterValue(text);
}

function attributeBytes(name: string, value: MessageAttribute): number {
  const binary = Buffer.from(value.BinaryValue ?? "", "base64").length;
  return (
    Buffer.byteLength(name) + Buffer.byteLength(value.DataType) + Buffer.byteLength(value.StringValue ?? "") + binary
  );
}
