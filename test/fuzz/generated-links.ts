import fc from "fast-check";
import { createLink } from "../../tasks/lib/link.ts";

/** The id of an onboarding or a reset. */
export const idText = fc.stringMatching(/^(hire|reset)-[A-Za-z0-9_-]{1,74}$/);
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** A link that was made, as its record knows it. */
export const made = fc
  .tuple(idText, secret)
  .map(([onboardingId, bytes]) => createLink(onboardingId, () => Buffer.from(bytes)));

/** As its fragment says it. */
export const textOf = (link: { onboardingId: string; secret: string }) => `${link.onboardingId}.${link.secret}`;
