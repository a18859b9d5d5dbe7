import { z } from "zod";

const document = z.unknown();

/**
 * Properties of `AWS::IAM::Role`. Managed policies and permissions boundaries are refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export const roleProperties = z.strictObject({
  AssumeRolePolicyDocument: document,
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: document })).default([]),
  RoleName: z.string().optional(),
  Description: z.string().optional(),
  Tags: z.unknown().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export const policyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: document,
  Roles: z.array(z.string()).min(1),
});
