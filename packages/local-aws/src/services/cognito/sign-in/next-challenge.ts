import { invalidUserPoolConfiguration } from "../errors.ts";
import { factorsToSetUp, hasOnlyRecoveryAddress, usableFactors } from "../mfa/usable-factors.ts";
import type { ClientOfPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { mfaSetup } from "./challenges/mfa-setup.ts";
import { newPasswordRequired } from "./challenges/new-password-required.ts";
import { secondFactor } from "./challenges/second-factor.ts";
import { selectMfaType } from "./challenges/select-mfa-type.ts";
import { grantTokens, type SignInAnswer } from "./sign-in.ts";

/**
 * The answer after a right password: the next challenge, or the tokens when none is left.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */
export async function nextChallenge(at: ClientOfPool, user: User): Promise<SignInAnswer> {
  if (user.status === "FORCE_CHANGE_PASSWORD") return newPasswordRequired(at, user);
  const factors = usableFactors(at.pool, user);
  const [first] = factors;
  if (first === undefined) return withoutFactor(at, user);
  const factor = factors.length === 1 ? first : factors.find((usable) => usable === user.mfa.preferred);
  return factor === undefined ? selectMfaType(at, user, factors) : secondFactor(at, user, factor);
}

/** A user without a factor must set one up only when the pool requires MFA. */
async function withoutFactor(at: ClientOfPool, user: User): Promise<SignInAnswer> {
  if (at.pool.settings.MfaConfiguration !== "ON") return grantTokens(at, user);
  const factors = factorsToSetUp(at.pool);
  if (factors.length === 0 || hasOnlyRecoveryAddress(at.pool, user))
    throw invalidUserPoolConfiguration("The user has no second factor that the user pool's configuration permits.");
  return mfaSetup(at, user, factors);
}
