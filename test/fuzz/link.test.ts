import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { createLink, hashSecret, linkUrl, parseLink } from "../../tasks/lib/link.ts";
import type { RecordStore } from "../../tasks/lib/record/record-store.ts";
import { findLink } from "../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../support/build-record.ts";
import { fragmentOf, generatedLink, onboardingIdText } from "./generated-links.ts";

/** A record store with one record; its key ignores case. */
function storeWith(link: { onboardingId: string; secret: string }): RecordStore {
  const links = [{ hash: hashSecret(link.secret), round: 1, expiresAt: "2026-01-06T09:00:00.000Z" }];
  const record = buildRecord({ id: link.onboardingId, links });
  const notImplemented = () => Promise.reject(new Error("not implemented"));
  const find = async (id: string) => (id.toLowerCase() === record.id.toLowerCase() ? record : undefined);
  return { find, get: notImplemented, create: notImplemented, change: notImplemented };
}

const lookalikes = new Map([..."aeopcxyAEHO"].map((letter, index) => [letter, "аеорсхуАЕНО".charAt(index)]));

/** Ways in which one character of a link may be damaged. */
const damages: readonly ((character: string) => string)[] = [
  (character) => String.fromCharCode(character.charCodeAt(0) ^ 1),
  (character) => String.fromCharCode(character.charCodeAt(0) ^ 32),
  (character) => String.fromCharCode(character.charCodeAt(0) ^ 0x80),
  (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  (character) => character.toUpperCase(),
  (character) => character.toLowerCase(),
  (character) => lookalikes.get(character) ?? `${character}\u0301`,
  (character) => `%${character.charCodeAt(0).toString(16)}`,
  (character) => `${character}\u200b`,
  (character) => character + character,
  () => "",
  () => "\0",
];

const nearMiss = fc.oneof(
  fc.tuple(generatedLink, fc.nat(), fc.constantFrom(...damages)).map(([link, at, damage]) => {
    const text = fragmentOf(link);
    const place = at % text.length;
    return { link, text: text.slice(0, place) + damage(text.charAt(place)) + text.slice(place + 1) };
  }),
  fc
    .tuple(
      generatedLink,
      fc.oneof(fc.constantFrom("=", "==", "\n", " ", ".", "#", "?x=1", "%20", "\u2028"), hostileText),
    )
    .chain(([link, more]) =>
      fc.constantFrom(fragmentOf(link) + more, more + fragmentOf(link)).map((text) => ({ link, text })),
    ),
  fc
    .tuple(generatedLink, generatedLink)
    .map(([link, other]) => ({ link, text: `${link.onboardingId}.${other.secret}` })),
  fc.tuple(generatedLink, onboardingIdText).map(([link, id]) => ({ link, text: `${id}.${link.secret}` })),
  generatedLink.map((link) => ({ link, text: fragmentOf(link).toUpperCase() })),
  generatedLink.map((link) => ({
    link,
    text: encodeURIComponent(fragmentOf(link)).replaceAll("-", "%2D").replace(".", "%2E"),
  })),
);

describe("a link", () => {
  holds(
    "is parsed from its address as it was created, and opens",
    500,
    fc.asyncProperty(
      generatedLink,
      fc.constantFrom("https://portal.example.com", "https://portal.example.com/"),
      async (link, portal) => {
        const { hash } = new URL(linkUrl(portal, link));
        expect(parseLink(hash.slice(1))).toEqual(link);
        expect(await findLink(storeWith(link), hash.slice(1))).toBeDefined();
      },
    ),
  );

  holds(
    "is not opened by a text that only looks like it",
    3_000,
    fc.asyncProperty(nearMiss, async ({ link, text }) => {
      fc.pre(text !== fragmentOf(link));
      expect(await findLink(storeWith(link), text)).toBeUndefined();
    }),
  );

  holds(
    "is parsed from no other text",
    1_500,
    fc.property(
      fc.oneof(
        hostileText,
        fc.tuple(hostileText, hostileText).map((both) => both.join(".")),
      ),
      (text) => {
        const link = parseLink(text);
        expect(link === undefined || fragmentOf(link)).toBe(link === undefined || text);
      },
    ),
  );
});

it("does not open by its id in another case", async () => {
  const link = createLink("hire-E1001", () => Buffer.alloc(32, 7));
  expect(await findLink(storeWith(link), fragmentOf(link))).toMatchObject({ record: { id: "hire-E1001" } });
  expect(await findLink(storeWith(link), fragmentOf(link).replace("E1001", "e1001"))).toBeUndefined();
});
