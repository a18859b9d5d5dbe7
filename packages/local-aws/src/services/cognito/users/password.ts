import { createHash, timingSafeEqual } from "node:crypto";

/**
 * A password at rest: SRP's private key `x = H(salt | H(pool name | username | ":" | password))`.
 * Password checks and USER_SRP_AUTH share it. Two SHA-256 instead of a slow key derivation: it lives in the memory of
 * one machine's run, and a burst of sign-ins must stay quick.
 */
export interface StoredPassword {
  readonly salt: Buffer;
  readonly x: Buffer;
}

/** `identity` is the pool id behind its `_`, followed by the username, as SRP clients compute it. */
export function storePassword(identity: string, password: string, salt: Buffer): StoredPassword {
  const inner = createHash("sha256").update(`${identity}:${password}`).digest();
  return { salt, x: createHash("sha256").update(salt).update(inner).digest() };
}

export function passwordMatches(stored: StoredPassword, identity: string, password: string): boolean {
  return timingSafeEqual(stored.x, storePassword(identity, password, stored.salt).x);
}

/** SRP clients read the salt as a number, so it starts with a byte that is neither zero nor a sign. */
export function newSalt(randomBytes: (n: number) => Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x40), randomBytes(15)]);
}
