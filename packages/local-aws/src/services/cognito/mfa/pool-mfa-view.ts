import type { UserPoolSettings } from "../resources/user-pool.ts";
import { enabledFactors } from "./pool-mfa.ts";

/** The answer of GetUserPoolMfaConfig and SetUserPoolMfaConfig: one member for each enabled factor. */
export function mfaConfigView(settings: UserPoolSettings) {
  const factors = enabledFactors(settings);
  const { SmsAuthenticationMessage, SmsConfiguration, EmailAuthenticationMessage, EmailAuthenticationSubject } =
    settings;
  return {
    MfaConfiguration: settings.MfaConfiguration,
    SoftwareTokenMfaConfiguration: { Enabled: factors.includes("SOFTWARE_TOKEN_MFA") },
    ...(factors.includes("SMS_MFA") ? { SmsMfaConfiguration: { SmsAuthenticationMessage, SmsConfiguration } } : {}),
    ...(factors.includes("EMAIL_OTP")
      ? { EmailMfaConfiguration: { Message: EmailAuthenticationMessage, Subject: EmailAuthenticationSubject } }
      : {}),
  };
}
