import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLink, hashEmail, hashSecret, linkUrl, parseLink, sameHash } from "../../../tasks/lib/link.ts";

const SECRET = "A".repeat(43);

describe("parseLink", () => {
  it("parses every link that was created", () => {
    const id = fc.stringMatching(/^hire-[A-Za-z0-9_-]{1,75}$/);
    const generated = fc.tuple(id, fc.uint8Array({ minLength: 32, maxLength: 32 }));
    fc.assert(
      fc.property(generated, ([onboardingId, bytes]) => {
        const link = createLink(onboardingId, () => Buffer.from(bytes));
        const address = new URL(linkUrl("https://portal.example.com/", link));
        expect(parseLink(address.hash.slice(1))).toEqual(link);
      }),
    );
  });

  it("parses no part of a link", () => {
    const whole = `hire-E1001.${SECRET}`;
    const pieces = Array.from({ length: whole.length }, (_, end) => whole.slice(0, end));
    expect(pieces.map(parseLink).filter((link) => link !== undefined)).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["no dot", `hire-E1001${SECRET}`],
    ["two dots", `hire-E1001..${SECRET}`],
    ["the other alphabet of base64", `hire-E1001.${"A".repeat(41)}+/`],
    ["padding", `hire-E1001.${SECRET}=`],
    ["a line's end behind it", `hire-E1001.${SECRET}\n`],
    ["a space before it", ` hire-E1001.${SECRET}`],
    ["an id of another kind", `E1001.${SECRET}`],
    ["an id with a slash", `hire-E/1.${SECRET}`],
    ["an id in another script", `hire-\u0415\u0031.${SECRET}`],
    ["a long id", `hire-${"E".repeat(76)}.${SECRET}`],
    ["a long secret", `hire-E1001.${SECRET}A`],
    ["a megabyte", `hire-E1001.${"A".repeat(1_000_000)}`],
  ])("refuses %s", (_, fragment) => {
    expect(parseLink(fragment)).toBeUndefined();
  });
});

it("puts the secret only into the fragment, whatever the portal's address", () => {
  const link = { onboardingId: "hire-E1001", secret: SECRET };
  for (const portal of ["https://portal.example.com", "https://portal.example.com/"]) {
    const { hash, href } = new URL(linkUrl(portal, link));
    expect(href).toBe(`https://portal.example.com/#hire-E1001.${SECRET}`);
    expect(href.replace(hash, "")).not.toContain(SECRET);
  }
});

it("creates a link of 256 random bits", () => {
  const sizes: number[] = [];
  const link = createLink("hire-E1001", (size) => {
    sizes.push(size);
    return randomBytes(size);
  });
  expect(sizes).toEqual([32]);
  expect(link.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

describe("sameHash", () => {
  const hash = hashSecret(SECRET);

  it.each([
    ["itself", hash, true],
    ["another", hashSecret("B"), false],
    ["a shorter one", hash.slice(2), false],
    ["nothing", "", false],
    ["a text that is no hash", "not hex", false],
  ])("compares a hash with %s", (_, other, isSame) => {
    expect(sameHash(hash, other)).toBe(isSame);
  });
});

describe("hashEmail", () => {
  const hash = hashEmail(SECRET, "ada@example.com");

  it("is the same for upper and lower case, as an alias is", () => {
    expect(hashEmail(SECRET, "Ada@Example.com")).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["another address", hashEmail(SECRET, "ida@example.com")],
    ["no address", hashEmail(SECRET, "")],
    ["another link", hashEmail("B".repeat(43), "ada@example.com")],
    ["the address without a link", hashSecret("ada@example.com")],
  ])("differs from the hash of %s", (_, other) => {
    expect(sameHash(hash, other)).toBe(false);
  });
});
