/** What tasks import from elsewhere. */
export const packageNames = [
  "@aws-lambda-powertools/logger",
  "@aws-sdk/client-cognito-identity-provider",
  "@aws-sdk/client-dynamodb",
  "@aws-sdk/client-eventbridge",
  "@aws-sdk/client-kms",
  "@aws-sdk/client-sesv2",
  "@aws-sdk/client-sfn",
  "@aws-sdk/client-sqs",
  "@aws-sdk/lib-dynamodb",
  "@smithy/core/retry",
  "hono",
  "hono/aws-lambda",
  "hono/cookie",
  "hono/html",
  "hono/route",
  "hono/secure-headers",
  "zod",
] as const;

export type Packages = Readonly<Record<(typeof packageNames)[number], object>>;
