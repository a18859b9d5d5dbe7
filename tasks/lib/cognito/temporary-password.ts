/** A cryptographic source of random bytes (`node:crypto`'s `randomBytes`). */
export type RandomBytes = (size: number) => Buffer;

/**
 * A password that no person ever types: 256 random bits, and one character of each class, because a pool
 * that was not made by this stack may ask for them.
 */
export function createTemporaryPassword(randomBytes: RandomBytes): string {
  return `${randomBytes(32).toString("base64url")}aA1!`;
}
