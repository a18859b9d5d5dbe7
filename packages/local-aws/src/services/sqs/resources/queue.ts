import { z } from "zod";

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/**
 * Properties of `AWS::SQS::Queue` for standard queues. `FifoQueue` and `RedrivePolicy` are refused by name. Encryption
 * at rest has no effect here.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
 */
export const queueProperties = z.strictObject({
  QueueName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,80}$/, "must be the name of a standard queue")
    .optional(),
  DelaySeconds: z.int().min(0).max(900).default(0),
  MaximumMessageSize: z.int().min(1_024).max(1_048_576).default(1_048_576),
  MessageRetentionPeriod: z.int().min(60).max(1_209_600).default(345_600),
  ReceiveMessageWaitTimeSeconds: z.int().min(0).max(20).default(0),
  VisibilityTimeout: z.int().min(0).max(43_200).default(30),
  KmsMasterKeyId: z.string().optional(),
  KmsDataKeyReusePeriodSeconds: z.int().optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  Tags: tags.optional(),
});

export type QueueProperties = z.infer<typeof queueProperties>;
