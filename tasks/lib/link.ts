import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { OnboardingId } from "../../contracts/identifiers.ts";

/** 256 random bits (ASVS 11.5.1 asks for 128, NIST SP 800-63A for 64). */
const SECRET_BYTES = 32;

/** What the fragment of a link's address says. */
export interface Link {
  readonly onboardingId: string;
  /** 32 random bytes in base64url. In no log, table, event or error. */
  readonly secret: string;
}

const Fragment = z
  .string()
  .regex(/^[^.]+\.[A-Za-z0-9_-]{43}$/)
  .transform((text) => ({ onboardingId: text.slice(0, -44), secret: text.slice(-43) }))
  .pipe(z.object({ onboardingId: OnboardingId, secret: z.string() }));

/** Reads `<onboarding id>.<secret>`; undefined for anything else, a link cut in half among it. */
export function parseLink(fragment: string): Link | undefined {
  return Fragment.safeParse(fragment).data;
}

/** A new secret for an onboarding, from a cryptographic source of random bytes. */
export function createLink(onboardingId: string, randomBytes: (size: number) => Buffer): Link {
  return { onboardingId, secret: randomBytes(SECRET_BYTES).toString("base64url") };
}

/** The address to click. The secret is in the fragment, which no request carries (design section 3, rule 1). */
export function linkUrl(portalUrl: string, link: Link): string {
  return `${portalUrl.replace(/\/$/, "")}/#${link.onboardingId}.${link.secret}`;
}

/** What is kept of a secret: its SHA-256 in hex. 256 random bits need no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * What is kept of the address that a link was mailed to, in hex: its HMAC-SHA-256 under the link's secret, so that nobody
 * without the link can try addresses. Upper and lower case are alike, as they are to Cognito's aliases.
 */
export function hashEmail(secret: string, email: string): string {
  return createHmac("sha256", secret).update(email.toLowerCase()).digest("hex");
}

/** Compares two hashes in constant time. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
