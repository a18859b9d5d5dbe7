import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code of an authenticator app at a time (RFC 6238: SHA-1, steps of 30 s, six digits). The secret is Base32. */
export function totpCode(secretBase32: string, nowMs: number): string {
  const step = BigInt(Math.floor(nowMs / 30_000));
  const counter = Buffer.from(step.toString(16).padStart(16, "0"), "hex");
  const mac = createHmac("sha1", fromBase32(secretBase32)).update(counter).digest();
  const offset = (mac[19] ?? 0) % 16;
  const number = BigInt(`0x${mac.toString("hex", offset, offset + 4)}`) % 2n ** 31n;
  return number.toString().slice(-6).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    value = (value * 32 + ALPHABET.indexOf(letter)) % 2 ** 12;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(Math.floor(value / 2 ** bits) % 256);
  }
  return Buffer.from(bytes);
}
