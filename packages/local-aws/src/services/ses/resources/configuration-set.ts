import { z } from "zod";

/**
 * Properties of `AWS::SES::ConfigurationSet`. Open and click tracking (`TrackingOptions`, the engagement metrics of
 * `VdmOptions`) are refused by name, because SES would rewrite the mail for them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-configurationset.html
 */
export const configurationSetProperties = z.strictObject({
  Name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  DeliveryOptions: z.strictObject({ TlsPolicy: z.enum(["REQUIRE", "OPTIONAL"]).optional() }).optional(),
  ReputationOptions: z.strictObject({ ReputationMetricsEnabled: z.boolean().optional() }).optional(),
  SendingOptions: z.strictObject({ SendingEnabled: z.boolean().optional() }).optional(),
  SuppressionOptions: z
    .strictObject({ SuppressedReasons: z.array(z.enum(["BOUNCE", "COMPLAINT"])).optional() })
    .optional(),
  VdmOptions: z
    .strictObject({ DashboardOptions: z.strictObject({ EngagementMetrics: z.literal("DISABLED") }).optional() })
    .optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});
