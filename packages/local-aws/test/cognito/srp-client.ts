import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from "node:crypto";

/*
 * The client's side of USER_SRP_AUTH, written from the hexadecimal arithmetic of Amazon's JavaScript client
 * (AuthenticationHelper of amazon-cognito-identity-js), so that the server is not tested against its own code.
 */
const primeHex = getDiffieHellman("modp15").getPrime("hex");
const prime = BigInt(`0x${primeHex}`);

const padHex = (hex: string) => {
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return "89abcdef".includes(even.charAt(0)) ? `00${even}` : even;
};
const hashHex = (hex: string) => createHash("sha256").update(Buffer.from(hex, "hex")).digest("hex");
const number = (hex: string) => BigInt(`0x${hex}`);

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = power((base * base) % prime, exponent >> 1n);
  return exponent % 2n === 1n ? (half * base) % prime : half;
}

interface Challenge {
  readonly SALT: string;
  readonly SRP_B: string;
  readonly SECRET_BLOCK: string;
  readonly USER_ID_FOR_SRP: string;
}

/** One exchange: `srpA` starts it, and `signature` computes the response to the challenge from the password. */
export function srpClient(userPoolId: string) {
  const secret = number(randomBytes(32).toString("hex"));
  const srpA = power(2n, secret).toString(16);
  const poolName = userPoolId.split("_")[1] ?? "";
  return {
    srpA,
    signature(challenge: Challenge, password: string, timestamp: string): string {
      const k = number(hashHex(padHex(primeHex) + padHex("2")));
      const u = hashHex(padHex(srpA) + padHex(challenge.SRP_B));
      const identity = `${poolName}${challenge.USER_ID_FOR_SRP}:${password}`;
      const inner = createHash("sha256").update(identity).digest("hex");
      const x = number(hashHex(padHex(challenge.SALT) + inner));
      const base = number(challenge.SRP_B) - k * power(2n, x);
      const shared = power(((base % prime) + prime) % prime, secret + number(u) * x);
      const bytes = (hex: string) => Buffer.from(padHex(hex), "hex");
      const key = hkdfSync(
        "sha256",
        bytes(shared.toString(16)),
        bytes(number(u).toString(16)),
        "Caldera Derived Key",
        16,
      );
      const message = [poolName, challenge.USER_ID_FOR_SRP, Buffer.from(challenge.SECRET_BLOCK, "base64"), timestamp];
      const hmac = createHmac("sha256", Buffer.from(key));
      for (const part of message) hmac.update(part);
      return hmac.digest("base64");
    },
  };
}
