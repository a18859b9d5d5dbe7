import { z } from "zod";
import { invalidParameter } from "../errors.ts";
import type { User } from "../users/user.ts";
import type { Factor } from "./factors.ts";
import { isSetUp } from "./usable-factors.ts";

const settings = z.strictObject({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) });

/** The members of (Admin)SetUserMFAPreference. A factor without a member does not change. */
export const preferenceMembers = {
  SMSMfaSettings: settings.optional(),
  EmailMfaSettings: settings.optional(),
  SoftwareTokenMfaSettings: settings.optional(),
} as const;

type Preferences = { readonly [Member in keyof typeof preferenceMembers]?: z.output<typeof settings> | undefined };

/** Sets the preferences. Throws InvalidParameterException, and changes nothing, for a factor that the user has not set up. */
export function setPreferences(user: User, preferences: Preferences): void {
  const changes = [
    ["SMS_MFA", preferences.SMSMfaSettings],
    ["EMAIL_OTP", preferences.EmailMfaSettings],
    ["SOFTWARE_TOKEN_MFA", preferences.SoftwareTokenMfaSettings],
  ] as const;
  for (const [factor, change] of changes) {
    if (change?.Enabled && !isSetUp(user, factor))
      throw invalidParameter(`User does not have delivery config set to turn on ${factor}`);
  }
  if (changes.filter(([, change]) => change?.Enabled && change.PreferredMfa).length > 1)
    throw invalidParameter("Only one factor can be set as preferred");
  for (const [factor, change] of changes) if (change !== undefined) apply(user, factor, change);
}

function apply({ mfa }: User, factor: Factor, { Enabled, PreferredMfa }: z.output<typeof settings>): void {
  if (!Enabled) mfa.deactivate(factor);
  else if (PreferredMfa) mfa.prefer(factor);
  else {
    mfa.activate(factor);
    mfa.clearPreference(factor);
  }
}
