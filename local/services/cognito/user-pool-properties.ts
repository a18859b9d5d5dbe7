import { z } from "zod";
import { defaultPasswordPolicy, passwordPolicy } from "./password-policy.ts";

const schemaAttribute = z.strictObject({
  Name: z.string(),
  AttributeDataType: z.enum(["String", "Number", "DateTime", "Boolean"]).default("String"),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
});

/** Kept for DescribeUserPool only: the local run sends no codes or invitations for user pools, so they have no effect. */
const messages = {
  EmailConfiguration: z.record(z.string(), z.unknown()).optional(),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  SmsVerificationMessage: z.string().optional(),
  VerificationMessageTemplate: z.record(z.string(), z.unknown()).optional(),
  AutoVerifiedAttributes: z.array(z.string()).optional(),
} as const;

/** Kept for DescribeUserPool only: they matter to operations that the local run does not have, or to billing. */
const withoutEffect = {
  AccountRecoverySetting: z.record(z.string(), z.unknown()).optional(),
  AdminCreateUserConfig: z
    .strictObject({
      AllowAdminCreateUserOnly: z.boolean().optional(),
      InviteMessageTemplate: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  DeletionProtection: z.enum(["ACTIVE", "INACTIVE"]).default("INACTIVE"),
  UserPoolAddOns: z.strictObject({ AdvancedSecurityMode: z.enum(["OFF", "AUDIT", "ENFORCED"]) }).optional(),
  UserPoolTags: z.record(z.string(), z.string()).optional(),
  UserPoolTier: z.enum(["LITE", "ESSENTIALS", "PLUS"]).default("ESSENTIALS"),
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPoolProperties = z.strictObject({
  ...messages,
  ...withoutEffect,
  UserPoolName: z.string().optional(),
  AliasAttributes: z.array(z.enum(["email", "phone_number", "preferred_username"])).default([]),
  UsernameAttributes: z.array(z.enum(["email", "phone_number"])).default([]),
  MfaConfiguration: z.literal("OFF").default("OFF"),
  Policies: z
    .strictObject({ PasswordPolicy: passwordPolicy.default(defaultPasswordPolicy) })
    .default({ PasswordPolicy: defaultPasswordPolicy }),
  Schema: z.array(schemaAttribute).default([]),
  /** Case sensitive unless the template says otherwise; the console's default is the other one. */
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean().default(true) }).default({ CaseSensitive: true }),
});

export type UserPoolSettings = z.output<typeof userPoolProperties>;
export type SchemaAttribute = z.output<typeof schemaAttribute>;
