import { z } from "zod";

const Destination = z.string().regex(/^arn:[^:]*:sqs:/, "only queues are failure destinations locally");

/**
 * Properties of `AWS::Lambda::EventInvokeConfig`: how often a failed asynchronous invocation is retried, and where its
 * event goes after that.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
 */
export const eventInvokeConfigProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal("$LATEST"),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: z.int().default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination }).optional() }).optional(),
});
export type EventInvokeConfigProperties = z.infer<typeof eventInvokeConfigProperties>;
