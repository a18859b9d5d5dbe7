import { z } from "zod";
import { invalidParameter } from "../errors.ts";
import { FACTORS } from "../mfa/factors.ts";
import { checkMfa } from "../mfa/pool-mfa.ts";
import { mfaConfigView } from "../mfa/pool-mfa-view.ts";
import { mfaConfiguration, smsConfiguration } from "../resources/mfa-properties.ts";
import type { UserPoolSettings } from "../resources/user-pool.ts";
import { userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  UserPoolId: userPoolId,
  MfaConfiguration: mfaConfiguration.optional(),
  SmsMfaConfiguration: z
    .strictObject({ SmsAuthenticationMessage: z.string().optional(), SmsConfiguration: smsConfiguration.optional() })
    .optional(),
  SoftwareTokenMfaConfiguration: z.strictObject({ Enabled: z.boolean().default(false) }).optional(),
  EmailMfaConfiguration: z.strictObject({ Message: z.string().optional(), Subject: z.string().optional() }).optional(),
});

/**
 * Replaces the pool's factors. A factor that the request does not name is disabled.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 */
export const setUserPoolMfaConfig = operation(input, (pools, request) => {
  const pool = pools.get(request.UserPoolId);
  const changed = apply(pool.settings, request);
  if (changed.MfaConfiguration === "OFF" && changed.EnabledMfas.length > 0)
    throw invalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
  checkMfa(changed);
  pool.settings = changed;
  return mfaConfigView(changed);
});

function apply(settings: UserPoolSettings, request: z.output<typeof input>) {
  const { SmsMfaConfiguration: sms, SoftwareTokenMfaConfiguration: token, EmailMfaConfiguration: email } = request;
  const isRequested = {
    SMS_MFA: sms !== undefined,
    EMAIL_OTP: email !== undefined,
    SOFTWARE_TOKEN_MFA: token?.Enabled === true,
  };
  return {
    ...settings,
    MfaConfiguration: request.MfaConfiguration ?? settings.MfaConfiguration,
    EnabledMfas: FACTORS.filter((factor) => isRequested[factor]),
    SmsConfiguration: sms?.SmsConfiguration ?? settings.SmsConfiguration,
    SmsAuthenticationMessage: sms?.SmsAuthenticationMessage ?? settings.SmsAuthenticationMessage,
    EmailAuthenticationMessage: email?.Message ?? settings.EmailAuthenticationMessage,
    EmailAuthenticationSubject: email?.Subject ?? settings.EmailAuthenticationSubject,
  };
}
