import { z } from "zod";

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

/**
 * Properties of `AWS::KMS::Key` for symmetric keys. Rotation and tags are read and have no effect here;
 * the policy is for whoever decides what a request may do.
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

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html */
export const aliasProperties = z.strictObject({
  AliasName: z.string().regex(/^alias\/(?!aws\/)[A-Za-z0-9/_-]+$/, "must begin with alias/ and not with alias/aws/"),
  TargetKeyId: z.string().min(1),
});
