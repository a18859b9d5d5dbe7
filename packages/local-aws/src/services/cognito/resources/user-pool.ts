import { z } from "zod";
import { mfaProperties } from "../mfa/pool-mfa.ts";
import { defaultPasswordPolicy, passwordPolicy } from "../user-pool/password-policy.ts";

const schemaAttribute = z.strictObject({
  Name: z.string(),
  AttributeDataType: z.enum(["String", "Number", "DateTime", "Boolean"]).default("String"),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
});

/** The words of messages, who sends them, and the function that may word them otherwise. */
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

/** How somebody gets a code who forgot the password; the lowest number comes first. */
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

/** Kept for DescribeUserPool only: they matter to operations that the local run does not have, or to billing. */
const withoutEffect = {
  DeletionProtection: z.enum(["ACTIVE", "INACTIVE"]).default("INACTIVE"),
  UserPoolAddOns: z.strictObject({ AdvancedSecurityMode: z.enum(["OFF", "AUDIT", "ENFORCED"]) }).optional(),
  UserPoolTags: z.record(z.string(), z.string()).optional(),
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPoolProperties = z.strictObject({
  ...messages,
  ...mfaProperties,
  ...withoutEffect,
  AccountRecoverySetting: accountRecovery.optional(),
  UserPoolName: z.string().optional(),
  AliasAttributes: z.array(z.enum(["email", "phone_number", "preferred_username"])).default([]),
  /** The feature plan: what a pool may switch on. */
  UserPoolTier: z.enum(["LITE", "ESSENTIALS", "PLUS"]).default("ESSENTIALS"),
  UsernameAttributes: z.array(z.enum(["email", "phone_number"])).default([]),
  Policies: z
    .strictObject({ PasswordPolicy: passwordPolicy.default(defaultPasswordPolicy) })
    .default({ PasswordPolicy: defaultPasswordPolicy }),
  Schema: z.array(schemaAttribute).default([]),
  /** Case sensitive unless the template says otherwise; the console's default is the other one. */
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean().default(true) }).default({ CaseSensitive: true }),
});

export type UserPoolSettings = z.output<typeof userPoolProperties>;
export type SchemaAttribute = z.output<typeof schemaAttribute>;
