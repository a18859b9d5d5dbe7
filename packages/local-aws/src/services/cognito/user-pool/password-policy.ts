import { z } from "zod";
import { invalidPassword } from "../errors.ts";

/** The property `Policies.PasswordPolicy`. The validity is in days; 0 means the default. */
export const passwordPolicy = z.strictObject({
  MinimumLength: z.number().int().min(6).max(99).default(8),
  RequireLowercase: z.boolean().default(false),
  RequireUppercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireSymbols: z.boolean().default(false),
  TemporaryPasswordValidityDays: z
    .number()
    .int()
    .min(0)
    .max(365)
    .default(7)
    .transform((days) => days || 7),
});
export type PasswordPolicy = z.output<typeof passwordPolicy>;

/** The policy of a pool that sets none. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
export const defaultPasswordPolicy: PasswordPolicy = passwordPolicy.parse({
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
});

/** The text before the reason, which differs between operations (observed on AWS). */
export const policyPrefix = {
  create: "Password did not conform with password policy: ",
  change: "Password does not conform to policy: ",
} as const;

const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/;

/** Throws `InvalidPasswordException` with the first reason that applies. AWS names one at a time, too. */
export function checkPolicy(policy: PasswordPolicy, password: string, prefix: string): void {
  const reasons = [
    [password.length < policy.MinimumLength, "Password not long enough"],
    [policy.RequireUppercase && !/[A-Z]/.test(password), "Password must have uppercase characters"],
    [policy.RequireLowercase && !/[a-z]/.test(password), "Password must have lowercase characters"],
    [policy.RequireNumbers && !/[0-9]/.test(password), "Password must have numeric characters"],
    [policy.RequireSymbols && !SYMBOL.test(password), "Password must have symbol characters"],
  ] as const;
  for (const [applies, reason] of reasons) if (applies) throw invalidPassword(prefix + reason);
}

/** A random temporary password that satisfies every policy, for AdminCreateUser without one. */
export function generatePassword(policy: PasswordPolicy, randomBytes: (n: number) => Buffer): string {
  return `Aa1!${randomBytes(policy.MinimumLength + 16).toString("base64url")}`.slice(0, policy.MinimumLength + 16);
}
