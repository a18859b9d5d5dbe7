import { createHash, timingSafeEqual } from "node:crypto";

/**
 * A stored password: SRP's private key `x = H(salt | H(pool name | username | ":" | password))`, for password checks and for
 * USER_SRP_AUTH. SHA-256 twice, and no slow key derivation, because it exists in the memory of one run only.
 */
export interface StoredPassword {
  readonly salt: Buffer;
  readonly x: Buffer;
}

/** `identity` is the part of the pool id after the `_`, followed by the username, as in SRP clients. */
export function storePassword(identity: string, password: string, salt: Buffer): StoredPassword {
  const inner = createHash("sha256").update(`${identity}:${password}`).digest();
  return { salt, x: createHash("sha256").update(salt).update(inner).digest() };
}

/** Whether this is the stored password. */
export function passwordMatches(stored: StoredPassword, identity: string, password: string): boolean {
  return timingSafeEqual(stored.x, storePassword(identity, password, stored.salt).x);
}

/** SRP clients read the salt as a number, so its first byte must not be zero or set the sign. */
export function newSalt(randomBytes: (n: number) => Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x40), randomBytes(15)]);
}
