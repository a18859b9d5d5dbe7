import type { UserPoolSettings } from "../resources/user-pool.ts";
import { enabledFactors } from "./pool-mfa.ts";

/** What GetUserPoolMfaConfig and SetUserPoolMfaConfig answer: a member for each factor that is on. */
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
