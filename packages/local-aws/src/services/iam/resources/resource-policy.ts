import { z } from "zod";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html */
export const permissionProperties = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string().regex(/\.amazonaws\.com$/, "only services are given a permission locally"),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html */
export const queuePolicyProperties = z.strictObject({
  PolicyDocument: z.unknown(),
  /** Queue URLs. */
  Queues: z.array(z.string()).min(1),
});
