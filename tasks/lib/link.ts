import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { OnboardingId } from "../../contracts/identifiers.ts";

/** 256 random bits (ASVS 11.5.1 asks for 128, NIST SP 800-63A for 64). */
const SECRET_BYTES = 32;

/** The two parts of a link's fragment. */
export interface Link {
  readonly onboardingId: string;
  /** 32 random bytes in base64url. It must never get into a log, the table, an event or an error. */
  readonly secret: string;
}

const Fragment = z
  .string()
  .regex(/^[^.]+\.[A-Za-z0-9_-]{43}$/)
  .transform((text) => ({ onboardingId: text.slice(0, -44), secret: text.slice(-43) }))
  .pipe(z.object({ onboardingId: OnboardingId, secret: z.string() }));

/** Parses `<onboarding id>.<secret>`. Returns undefined for anything else, such as a truncated link. */
export function parseLink(fragment: string): Link | undefined {
  return Fragment.safeParse(fragment).data;
}

/** Creates a link with a new secret. `randomBytes` must be cryptographically secure. */
export function createLink(onboardingId: string, randomBytes: (size: number) => Buffer): Link {
  return { onboardingId, secret: randomBytes(SECRET_BYTES).toString("base64url") };
}

/** The URL to click. The secret is in the fragment, which browsers send with no request (design section 3, rule 1). */
export function linkUrl(portalUrl: string, link: Link): string {
  return `${portalUrl.replace(/\/$/, "")}/#${link.onboardingId}.${link.secret}`;
}

/** The form in which the record stores a secret: its SHA-256 in hex. 256 random bits need no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/**
 * The form in which the record stores the address that a link was mailed to: its HMAC-SHA-256 in hex, keyed with the
 * link's secret, so that nobody without the link can guess addresses. Case is ignored, as in Cognito's aliases.
 */
export function hashEmail(secret: string, email: string): string {
  return createHmac("sha256", secret).update(email.toLowerCase()).digest("hex");
}

/** Compares two hashes in constant time. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
