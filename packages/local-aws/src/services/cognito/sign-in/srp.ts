import { createHash, createHmac, getDiffieHellman, hkdfSync } from "node:crypto";
import type { StoredPassword } from "../users/password.ts";

/*
 * The server's side of Secure Remote Password (SRP-6a) in user pools: the 3072-bit group of RFC 5054 (its prime is group 15
 * of RFC 3526) with g = 2, SHA-256, numbers hashed as two's complement bytes, and a key of 16 bytes by HKDF.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html
 */
const N = toNumber(getDiffieHellman("modp15").getPrime());
const G = 2n;
const K = hash(N, G);

/** The server's values between SRP_B and the client's proof. */
export interface SrpExchange {
  readonly a: bigint;
  readonly b: bigint;
  readonly publicB: bigint;
}

interface SrpProof {
  readonly shortName: string;
  readonly username: string;
  readonly secretBlock: string;
  readonly timestamp: string;
}

/** Starts an exchange for the client's SRP_A (hexadecimal). Undefined for a value that would make the key predictable. */
export function beginSrp(srpA: string, x: Buffer, secret: Buffer): SrpExchange | undefined {
  if (!/^[0-9a-f]+$/i.test(srpA) || BigInt(`0x${srpA}`) % N === 0n) return undefined;
  const b = toNumber(secret);
  const publicB = (K * power(G, toNumber(x)) + power(G, b)) % N;
  return { a: BigInt(`0x${srpA}`), b, publicB };
}

/** The right PASSWORD_CLAIM_SIGNATURE (Base64), which depends on the password. */
export function claimSignature(exchange: SrpExchange, stored: StoredPassword, proof: SrpProof): string {
  const { a, b, publicB } = exchange;
  const u = hash(a, publicB);
  const shared = power(a * power(power(G, toNumber(stored.x)), u), b);
  const key = Buffer.from(hkdfSync("sha256", bytes(shared), bytes(u), "Caldera Derived Key", 16));
  return createHmac("sha256", key)
    .update(proof.shortName)
    .update(proof.username)
    .update(Buffer.from(proof.secretBlock, "base64"))
    .update(proof.timestamp)
    .digest("base64");
}

/** Hexadecimal digits, an even number of them, without a sign bit: the form of SALT and SRP_B. */
export function toHex(value: bigint | Buffer): string {
  return bytes(typeof value === "bigint" ? value : toNumber(value)).toString("hex");
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

function hash(...numbers: bigint[]): bigint {
  return toNumber(
    createHash("sha256")
      .update(Buffer.concat(numbers.map(bytes)))
      .digest(),
  );
}

function toNumber(buffer: Buffer): bigint {
  return BigInt(`0x${buffer.toString("hex")}`);
}

/** Big-endian two's complement, with a leading zero byte when the top bit is set. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, "hex");
}
