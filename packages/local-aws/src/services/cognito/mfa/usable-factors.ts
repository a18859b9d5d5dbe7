import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { ADDRESS_OF, type Factor } from "./factors.ts";
import { enabledFactors, recoveryMethod } from "./pool-mfa.ts";

/*
 * Which second factors a user has.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */

/** Whether the user has what the factor needs: an address (verified or not), or a verified authenticator. */
export function isSetUp(user: User, factor: Factor): boolean {
  return factor === "SOFTWARE_TOKEN_MFA" ? user.mfa.token !== undefined : user.attributes.has(ADDRESS_OF[factor]);
}

/** The enabled factors of which a sign-in can ask this user for one: the active ones, or all that are set up when MFA is required. */
export function usableFactors({ settings }: UserPool, user: User): Factor[] {
  const { active } = user.mfa;
  const counts = (factor: Factor) =>
    active.includes(factor) || (settings.MfaConfiguration === "ON" && !isRecovery(settings, factor));
  return enabledFactors(settings).filter((factor) => isSetUp(user, factor) && counts(factor));
}

/** The factors that a user without a factor may set up. */
export function factorsToSetUp({ settings }: UserPool): Factor[] {
  return enabledFactors(settings).filter((factor) => !isRecovery(settings, factor));
}

/** Whether the user's address for codes is also the one to which reset codes are sent. */
export function hasOnlyRecoveryAddress({ settings }: UserPool, user: User): boolean {
  return enabledFactors(settings).some((factor) => isSetUp(user, factor) && isRecovery(settings, factor));
}

function isRecovery(settings: UserPool["settings"], factor: Factor): boolean {
  return factor !== "SOFTWARE_TOKEN_MFA" && recoveryMethod(settings) === `verified_${ADDRESS_OF[factor]}`;
}
