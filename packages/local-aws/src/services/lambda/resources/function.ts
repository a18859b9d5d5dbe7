import { z } from "zod";

/**
 * Properties of `AWS::Lambda::Function`: a Node.js function whose code is an asset of the assembly.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export const functionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs\d+\.x$/, "only Node.js runtimes run locally"),
  Role: z.string(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  MemorySize: z.int().default(128),
  Timeout: z.int().default(3),
  // No effect: the function runs on the machine's own processor, and there are no traces. Output goes to files.
  Architectures: z.array(z.string()).optional(),
  Description: z.string().optional(),
  LoggingConfig: z.unknown().optional(),
  Tags: z.unknown().optional(),
  TracingConfig: z.unknown().optional(),
});
export type FunctionProperties = z.infer<typeof functionProperties>;
