import { z } from "zod";
import { defaultPasswordPolicy, passwordPolicy } from "../user-pool/password-policy.ts";
import { mfaProperties } from "./mfa-properties.ts";

const schemaAttribute = z.strictObject({
  Name: z.string(),
  AttributeDataType: z.enum(["String", "Number", "DateTime", "Boolean"]).default("String"),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
});

/** The texts of messages, their sender, and the trigger function that may replace them. */
const messages = {
  EmailConfiguration: z
    .strictObject({
      EmailSendingAccount: z.enum(["COGNITO_DEFAULT", "DEVELOPER"]).optional(),
      From: z.string().optional(),
      SourceArn: z.string().optional(),
      ReplyToEmailAddress: z.string().optional(),
      ConfigurationSet: z.string().optional(),
    })
    .optional(),
  EmailVerificationMessage: z.string().optional(),
  EmailVerificationSubject: z.string().optional(),
  SmsVerificationMessage: z.string().optional(),
  VerificationMessageTemplate: z
    .strictObject({
      DefaultEmailOption: z.enum(["CONFIRM_WITH_CODE", "CONFIRM_WITH_LINK"]).optional(),
      EmailMessage: z.string().optional(),
      EmailMessageByLink: z.string().optional(),
      EmailSubject: z.string().optional(),
      EmailSubjectByLink: z.string().optional(),
      SmsMessage: z.string().optional(),
    })
    .optional(),
  EmailAuthenticationMessage: z.string().optional(),
  EmailAuthenticationSubject: z.string().optional(),
  SmsAuthenticationMessage: z.string().optional(),
  AdminCreateUserConfig: z
    .strictObject({
      AllowAdminCreateUserOnly: z.boolean().optional(),
      InviteMessageTemplate: z
        .strictObject({
          EmailMessage: z.string().optional(),
          EmailSubject: z.string().optional(),
          SMSMessage: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  AutoVerifiedAttributes: z.array(z.string()).optional(),
  LambdaConfig: z.strictObject({ CustomMessage: z.string().startsWith("arn:").optional() }).default({}),
} as const;

/** Where codes that reset a password are sent. Priority 1 comes first. */
const accountRecovery = z.strictObject({
  RecoveryMechanisms: z
    .array(
      z.strictObject({
        Name: z.enum(["verified_email", "verified_phone_number", "admin_only"]),
        Priority: z.number().int().min(1).max(2),
      }),
    )
    .optional(),
});

/** Properties for DescribeUserPool only. They concern operations that the local run does not have, or billing. */
const describedOnly = {
  DeletionProtection: z.enum(["ACTIVE", "INACTIVE"]).default("INACTIVE"),
  UserPoolAddOns: z.strictObject({ AdvancedSecurityMode: z.enum(["OFF", "AUDIT", "ENFORCED"]) }).optional(),
  UserPoolTags: z.record(z.string(), z.string()).optional(),
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPoolProperties = z.strictObject({
  ...messages,
  ...mfaProperties,
  ...describedOnly,
  AccountRecoverySetting: accountRecovery.optional(),
  UserPoolName: z.string().optional(),
  AliasAttributes: z.array(z.enum(["email", "phone_number", "preferred_username"])).default([]),
  /** The feature plan. */
  UserPoolTier: z.enum(["LITE", "ESSENTIALS", "PLUS"]).default("ESSENTIALS"),
  UsernameAttributes: z.array(z.enum(["email", "phone_number"])).default([]),
  Policies: z
    .strictObject({ PasswordPolicy: passwordPolicy.default(defaultPasswordPolicy) })
    .default({ PasswordPolicy: defaultPasswordPolicy }),
  Schema: z.array(schemaAttribute).default([]),
  /** Case sensitive by default, as in CloudFormation. The default of AWS's console is the opposite. */
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean().default(true) }).default({ CaseSensitive: true }),
});

export type UserPoolSettings = z.output<typeof userPoolProperties>;
export type SchemaAttribute = z.output<typeof schemaAttribute>;
