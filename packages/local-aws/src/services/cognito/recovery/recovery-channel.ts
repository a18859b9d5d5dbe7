import { invalidParameter, notAuthorized } from "../errors.ts";
import type { CodeAttribute } from "../messages/code-delivery.ts";
import { ADDRESS_OF } from "../mfa/factors.ts";
import { usableFactors } from "../mfa/usable-factors.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import { VERIFIED_BY } from "../users/attributes.ts";
import type { User } from "../users/user.ts";

const ATTRIBUTE_OF = { verified_email: "email", verified_phone_number: "phone_number" } as const;

/** The default prefers text messages. */
const DEFAULT_MECHANISMS = [
  { Name: "verified_phone_number", Priority: 1 },
  { Name: "verified_email", Priority: 2 },
] as const;

/**
 * The attributes to which codes that reset a password may be sent, by priority. Throws NotAuthorizedException when only an
 * administrator can reset it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AccountRecoverySettingType.html
 */
export function recoveryAttributes({ settings }: UserPool): CodeAttribute[] {
  const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? DEFAULT_MECHANISMS;
  const names = mechanisms.toSorted((a, b) => a.Priority - b.Priority).map(({ Name }) => Name);
  const attributes = names.flatMap((name) => (name === "admin_only" ? [] : [ATTRIBUTE_OF[name]]));
  if (attributes.length === 0) throw notAuthorized("Contact administrator to reset password.");
  return attributes;
}

/**
 * The verified address to which this user's reset codes are sent. An address of the user's second factor does not count,
 * because one mailbox or phone must not be enough to sign in. Throws InvalidParameterException, and as `recoveryAttributes`.
 */
export function recoveryDestination(
  pool: UserPool,
  user: User,
): { readonly attribute: CodeAttribute; readonly destination: string } {
  const factors = usableFactors(pool, user);
  const isFactor = (attribute: CodeAttribute) =>
    factors.some((factor) => factor !== "SOFTWARE_TOKEN_MFA" && ADDRESS_OF[factor] === attribute);
  for (const attribute of recoveryAttributes(pool)) {
    const destination = user.attributes.get(attribute);
    const isVerified = user.attributes.get(VERIFIED_BY[attribute]) === "true";
    if (destination !== undefined && isVerified && !isFactor(attribute)) return { attribute, destination };
  }
  throw invalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");
}
