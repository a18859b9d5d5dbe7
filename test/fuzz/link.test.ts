import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { createLink, hashSecret, linkUrl, parseLink } from "../../tasks/lib/link.ts";
import type { RecordStore } from "../../tasks/lib/record/record-store.ts";
import { findLink } from "../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../support/build-record.ts";
import { idText, made, textOf } from "./generated-links.ts";

/** The ledger with one record; its key does not tell upper case from lower. */
function ledgerOf(link: { onboardingId: string; secret: string }): RecordStore {
  const links = [{ hash: hashSecret(link.secret), round: 1, expiresAt: "2026-01-06T09:00:00.000Z" }];
  const record = buildRecord({ id: link.onboardingId, links });
  const notImplemented = () => Promise.reject(new Error("not implemented"));
  const find = async (id: string) => (id.toLowerCase() === record.id.toLowerCase() ? record : undefined);
  return { find, get: notImplemented, create: notImplemented, change: notImplemented };
}

const lookalikes = new Map([..."aeopcxyAEHO"].map((letter, index) => [letter, "аеорсхуАЕНО".charAt(index)]));

/** What becomes of the character at a place of a link on a bad way. */
const slips: readonly ((character: string) => string)[] = [
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
  fc.tuple(made, fc.nat(), fc.constantFrom(...slips)).map(([link, at, slip]) => {
    const text = textOf(link);
    const place = at % text.length;
    return { link, text: text.slice(0, place) + slip(text.charAt(place)) + text.slice(place + 1) };
  }),
  fc
    .tuple(made, fc.oneof(fc.constantFrom("=", "==", "\n", " ", ".", "#", "?x=1", "%20", "\u2028"), hostileText))
    .chain(([link, more]) => fc.constantFrom(textOf(link) + more, more + textOf(link)).map((text) => ({ link, text }))),
  fc.tuple(made, made).map(([link, other]) => ({ link, text: `${link.onboardingId}.${other.secret}` })),
  fc.tuple(made, idText).map(([link, id]) => ({ link, text: `${id}.${link.secret}` })),
  made.map((link) => ({ link, text: textOf(link).toUpperCase() })),
  made.map((link) => ({ link, text: encodeURIComponent(textOf(link)).replaceAll("-", "%2D").replace(".", "%2E") })),
);

describe("a link", () => {
  holds(
    "is read back as it was made, out of its address, and opens",
    500,
    fc.asyncProperty(
      made,
      fc.constantFrom("https://portal.example.com", "https://portal.example.com/"),
      async (link, portal) => {
        const { hash } = new URL(linkUrl(portal, link));
        expect(parseLink(hash.slice(1))).toEqual(link);
        expect(await findLink(ledgerOf(link), hash.slice(1))).toBeDefined();
      },
    ),
  );

  holds(
    "opens by nothing that only looks like it",
    3_000,
    fc.asyncProperty(nearMiss, async ({ link, text }) => {
      fc.pre(text !== textOf(link));
      expect(await findLink(ledgerOf(link), text)).toBeUndefined();
    }),
  );

  holds(
    "is nothing that somebody makes up",
    1_500,
    fc.property(
      fc.oneof(
        hostileText,
        fc.tuple(hostileText, hostileText).map((both) => both.join(".")),
      ),
      (text) => {
        const link = parseLink(text);
        expect(link === undefined || textOf(link)).toBe(link === undefined || text);
      },
    ),
  );
});

it("does not open by its id in another case", async () => {
  const link = createLink("hire-E1001", () => Buffer.alloc(32, 7));
  expect(await findLink(ledgerOf(link), textOf(link))).toMatchObject({ record: { id: "hire-E1001" } });
  expect(await findLink(ledgerOf(link), textOf(link).replace("E1001", "e1001"))).toBeUndefined();
});
