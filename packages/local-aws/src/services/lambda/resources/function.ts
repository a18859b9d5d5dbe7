import { z } from "zod";

/**
 * `AWS::Lambda::Function`, as the templates of this project have it.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export const FunctionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs\d+\.x$/, "only Node.js runtimes run locally"),
  Role: z.string(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  MemorySize: z.int().default(128),
  Timeout: z.int().default(3),
  // Without a local effect: the machine's own processor, no traces, output goes to files.
  Architectures: z.array(z.string()).optional(),
  Description: z.string().optional(),
  LoggingConfig: z.unknown().optional(),
  Tags: z.unknown().optional(),
  TracingConfig: z.unknown().optional(),
});
export type FunctionProperties = z.infer<typeof FunctionProperties>;

const Destination = z.string().regex(/^arn:[^:]*:sqs:/, "only queues are failure destinations locally");

/** `AWS::Lambda::EventInvokeConfig`: what becomes of asynchronous invocations that fail. */
export const EventInvokeConfigProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal("$LATEST"),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: z.int().default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination }).optional() }).optional(),
});
export type EventInvokeConfigProperties = z.infer<typeof EventInvokeConfigProperties>;
