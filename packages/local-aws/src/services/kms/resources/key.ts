import { z } from "zod";

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/**
 * Properties of `AWS::KMS::Key` for symmetric keys. Rotation and tags have no effect here. IAM evaluates the policy.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 */
export const keyProperties = z.strictObject({
  Description: z.string().default(""),
  Enabled: z.boolean().default(true),
  KeySpec: z.literal("SYMMETRIC_DEFAULT").optional(),
  KeyUsage: z.literal("ENCRYPT_DECRYPT").optional(),
  Origin: z.literal("AWS_KMS").optional(),
  MultiRegion: z.literal(false).optional(),
  KeyPolicy: z.unknown().optional(),
  EnableKeyRotation: z.boolean().optional(),
  RotationPeriodInDays: z.int().optional(),
  PendingWindowInDays: z.int().optional(),
  Tags: tags.optional(),
});
