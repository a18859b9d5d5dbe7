import { z } from "zod";

const document = z.unknown();

/**
 * `AWS::IAM::Role`; managed policies and permission boundaries are refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export const RoleProperties = z.strictObject({
  AssumeRolePolicyDocument: document,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: document })).default([]),
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  Tags: z.unknown().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export const PolicyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: document,
  Roles: z.array(z.string()).min(1),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html */
export const PermissionProperties = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string().regex(/\.amazonaws\.com$/, "only services are given a permission locally"),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html */
export const QueuePolicyProperties = z.strictObject({
  PolicyDocument: document,
  /** URLs. */
  Queues: z.array(z.string()).min(1),
});
