import { featureUnavailableInTier, invalidParameter } from "../errors.ts";
import type { mfaProperties } from "../resources/mfa-properties.ts";
import type { UserPoolSettings } from "../resources/user-pool.ts";
import { FACTORS, type Factor } from "./factors.ts";

type MfaSettings = Pick<
  UserPoolSettings,
  keyof typeof mfaProperties | "AccountRecoverySetting" | "EmailConfiguration" | "UserPoolTier"
>;

/** The factors that a pool enables: text messages by default, and none while MFA is off. */
export function enabledFactors({ MfaConfiguration, EnabledMfas = ["SMS_MFA"] }: MfaSettings): Factor[] {
  return MfaConfiguration === "OFF" ? [] : FACTORS.filter((factor) => EnabledMfas.includes(factor));
}

/** The pool's first recovery mechanism; undefined when the pool sets none. */
export function recoveryMethod({ AccountRecoverySetting }: MfaSettings) {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  return mechanisms.toSorted((a, b) => a.Priority - b.Priority)[0]?.Name;
}

/**
 * Throws InvalidParameterException or FeatureUnavailableInTierException for settings that AWS refuses. The texts about mail
 * are not those of AWS.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-prerequisites
 */
export function checkMfa(settings: MfaSettings): void {
  if (settings.MfaConfiguration === "OFF") return;
  const factors = enabledFactors(settings);
  if (factors.length === 0)
    throw invalidParameter(
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    );
  if (factors.includes("SMS_MFA")) checkSms(settings);
  if (factors.includes("EMAIL_OTP")) checkEmail(settings);
}

function checkSms(settings: MfaSettings): void {
  if (settings.SmsConfiguration === undefined)
    throw invalidParameter(
      "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
    );
  refuseOnlyRecovery(settings, "verified_phone_number", "SMS MFA");
}

function checkEmail(settings: MfaSettings): void {
  if (settings.UserPoolTier === "LITE")
    throw featureUnavailableInTier("Email MFA is not available in the LITE feature plan.");
  if (settings.EmailConfiguration?.EmailSendingAccount !== "DEVELOPER")
    throw invalidParameter("Email MFA requires the EmailSendingAccount DEVELOPER in the EmailConfiguration.");
  refuseOnlyRecovery(settings, "verified_email", "Email MFA");
}

/** The only recovery mechanism must not send its codes to the same address as the second factor. */
function refuseOnlyRecovery(settings: MfaSettings, mechanism: string, factor: string): void {
  const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (mechanisms.length !== 1 || mechanisms[0]?.Name !== mechanism) return;
  throw invalidParameter(
    `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${mechanism} as a recovery mechanism when ${factor} is configured.`,
  );
}
