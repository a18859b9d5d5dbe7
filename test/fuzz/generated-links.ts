import fc from "fast-check";
import { createLink } from "../../tasks/lib/link.ts";

/** The id of an onboarding or a reset. */
export const onboardingIdText = fc.stringMatching(/^(hire|reset)-[A-Za-z0-9_-]{1,74}$/);
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** A link as `createLink` creates it. */
export const generatedLink = fc
  .tuple(onboardingIdText, secret)
  .map(([onboardingId, bytes]) => createLink(onboardingId, () => Buffer.from(bytes)));

/** The link as a fragment. */
export const fragmentOf = (link: { onboardingId: string; secret: string }) => `${link.onboardingId}.${link.secret}`;
