/** A cryptographic source of random bytes (`node:crypto`'s `randomBytes`). */
export type RandomBytes = (size: number) => Buffer;

/**
 * Creates a password that nobody types: 256 random bits, and a character of each class, because an imported pool may
 * require them.
 */
export function createTemporaryPassword(randomBytes: RandomBytes): string {
  return `${randomBytes(32).toString("base64url")}aA1!`;
}
