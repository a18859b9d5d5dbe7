import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import type { Queue } from "../queue.ts";
import type { SqsState } from "../state.ts";

const getQueueAttributesInput = z.strictObject({
  QueueUrl: z.string(),
  AttributeNames: z.array(z.string()).default([]),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes = operation(getQueueAttributesInput, (state: SqsState, input) => {
  const attributes = attributesOf(state.queues.byUrl(input.QueueUrl), state.clock.now());
  const names = new Set(input.AttributeNames);
  for (const name of names) {
    if (name !== "All" && !Object.hasOwn(attributes, name)) {
      throw new AwsError("InvalidAttributeName", `Unknown Attribute ${name}.`);
    }
  }
  const picked = Object.entries(attributes).filter(([name]) => names.has("All") || names.has(name));
  return picked.length === 0 ? {} : { Attributes: Object.fromEntries(picked) };
});

function attributesOf(queue: Queue, now: number) {
  const { messages, properties } = queue;
  const hidden = messages.filter((message) => message.visibleAt > now);
  const delayed = hidden.filter((message) => message.receiveCount === 0).length;
  const createdSeconds = String(Math.floor(queue.createdAt / 1_000));
  return {
    QueueArn: queue.identity.arn,
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: createdSeconds,
    LastModifiedTimestamp: createdSeconds,
    VisibilityTimeout: String(properties.VisibilityTimeout),
    MaximumMessageSize: String(properties.MaximumMessageSize),
    MessageRetentionPeriod: String(properties.MessageRetentionPeriod),
    DelaySeconds: String(properties.DelaySeconds),
    ReceiveMessageWaitTimeSeconds: String(properties.ReceiveMessageWaitTimeSeconds),
    SqsManagedSseEnabled: String(properties.SqsManagedSseEnabled ?? properties.KmsMasterKeyId === undefined),
  };
}
