import { z } from "zod";
import { FACTORS } from "../mfa/factors.ts";

/** The property and member `SmsConfiguration`. */
export const smsConfiguration = z.strictObject({
  SnsCallerArn: z.string(),
  ExternalId: z.string().optional(),
  SnsRegion: z.string().optional(),
});
export type SmsConfiguration = z.output<typeof smsConfiguration>;

/** The property and member `MfaConfiguration`. */
export const mfaConfiguration = z.enum(["OFF", "OPTIONAL", "ON"]);

/** The properties of `AWS::Cognito::UserPool` about second factors. */
export const mfaProperties = {
  MfaConfiguration: mfaConfiguration.default("OFF"),
  EnabledMfas: z.array(z.enum(FACTORS)).optional(),
  SmsConfiguration: smsConfiguration.optional(),
} as const;
