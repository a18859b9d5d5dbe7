import { z } from "zod";

/** `AWS::ApiGatewayV2::Api` and its parts, as the templates of this project have them. */
export const ApiProperties = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal("HTTP"),
  Description: z.string().optional(),
  // Without a local effect: the address is the loopback's anyway.
  DisableExecuteApiEndpoint: z.boolean().optional(),
  Tags: z.unknown().optional(),
});

export const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: z.int().default(30_000),
});

export const RouteProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal("NONE").optional(),
});

export const StageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal("$default"),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: z
    .strictObject({
      ThrottlingRateLimit: z.number(),
      ThrottlingBurstLimit: z.number(),
      DetailedMetricsEnabled: z.boolean().optional(),
    })
    .optional(),
  // Without a local effect: the console shows what came.
  AccessLogSettings: z.unknown().optional(),
  Description: z.string().optional(),
  Tags: z.unknown().optional(),
});
