import { z } from "zod";

const HOUR = 3600;
const unit = z.enum(["seconds", "minutes", "hours", "days"]);
/** Seconds of each unit of TokenValidityUnits. */
export const unitSeconds = { seconds: 1, minutes: 60, hours: HOUR, days: 24 * HOUR } satisfies Record<
  z.output<typeof unit>,
  number
>;

/** Properties for DescribeUserPoolClient only: there are no managed login pages. */
const managedLogin = {
  AllowedOAuthFlows: z.array(z.string()).optional(),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  AllowedOAuthScopes: z.array(z.string()).optional(),
  CallbackURLs: z.array(z.string()).optional(),
  DefaultRedirectURI: z.string().optional(),
  LogoutURLs: z.array(z.string()).optional(),
  SupportedIdentityProviders: z.array(z.literal("COGNITO")).optional(),
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html */
export const appClientProperties = z.strictObject({
  ...managedLogin,
  UserPoolId: z.string(),
  ClientName: z.string().optional(),
  GenerateSecret: z.boolean().default(false),
  ExplicitAuthFlows: z
    .array(z.templateLiteral(["ALLOW_", z.string()]))
    .default(["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]),
  AccessTokenValidity: z.number().int().positive().default(1),
  IdTokenValidity: z.number().int().positive().default(1),
  /** 0 is the default of 30 days, as in the API. */
  RefreshTokenValidity: z.number().int().nonnegative().default(0),
  TokenValidityUnits: z
    .strictObject({
      AccessToken: unit.default("hours"),
      IdToken: unit.default("hours"),
      RefreshToken: unit.default("days"),
    })
    .default({ AccessToken: "hours", IdToken: "hours", RefreshToken: "days" }),
  /** Minutes. */
  AuthSessionValidity: z.number().int().min(3).max(15).default(3),
  EnableTokenRevocation: z.boolean().default(true),
  PreventUserExistenceErrors: z.enum(["LEGACY", "ENABLED"]).default("LEGACY"),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
});

export type AppClientSettings = z.output<typeof appClientProperties>;
