import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { ADDRESS_OF, type Factor } from "./factors.ts";
import { enabledFactors, recoveryMethod } from "./pool-mfa.ts";

/*
 * Which factors count for whom.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */

/** Whether the user has what the factor works with: an address, verified or not, or a verified authenticator. */
export function isSetUp(user: User, factor: Factor): boolean {
  return factor === "SOFTWARE_TOKEN_MFA" ? user.mfa.token !== undefined : user.attributes.has(ADDRESS_OF[factor]);
}

/** The factors that the pool enables and the user can be asked for: the active ones and, where MFA is required, all. */
export function usableFactors({ settings }: UserPool, user: User): Factor[] {
  const { active } = user.mfa;
  const counts = (factor: Factor) =>
    active.includes(factor) || (settings.MfaConfiguration === "ON" && !isRecovery(settings, factor));
  return enabledFactors(settings).filter((factor) => isSetUp(user, factor) && counts(factor));
}

/** The factors that a user who has none may still set up. */
export function factorsToSetUp({ settings }: UserPool): Factor[] {
  return enabledFactors(settings).filter((factor) => !isRecovery(settings, factor));
}

/** Whether the only address that could get codes is where the codes go that reset a password. */
export function hasOnlyRecoveryAddress({ settings }: UserPool, user: User): boolean {
  return enabledFactors(settings).some((factor) => isSetUp(user, factor) && isRecovery(settings, factor));
}

function isRecovery(settings: UserPool["settings"], factor: Factor): boolean {
  return factor !== "SOFTWARE_TOKEN_MFA" && recoveryMethod(settings) === `verified_${ADDRESS_OF[factor]}`;
}
