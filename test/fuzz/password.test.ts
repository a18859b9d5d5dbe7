import fc from "fast-check";
import { describe, expect } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { maskAddress } from "../../tasks/portal/link/person.ts";
import { checkPassword, normalisePassword } from "../../tasks/portal/password/check-password.ts";

const person = { username: "E1001", givenName: "Ada", familyName: "Lovelace", email: "ada@example.com" };
const policy = { minLength: 15, maxLength: 256 };
const context = { policy, person, employeeId: "E1001", companyName: "Example Ltd" };
const check = (password: string) => checkPassword(normalisePassword(password), context);

const characters = fc.string({ unit: "grapheme", maxLength: 300 });
const anyPassword = fc.oneof(
  hostileText,
  characters,
  fc.tuple(hostileText, fc.integer({ min: 1, max: 300 })).map(([text, times]) => text.repeat(times).slice(0, 1_024)),
  fc.integer({ min: 10, max: 300 }).map((count) => "\u{1f469}".repeat(count)),
);

/** Unrelated words and digits, so that a phrase of them cannot be guessed. */
const words = ["quiet", "walks", "umbra", "fjord", "zephyr", "plinth", "gecko", "mosaic", "tundra", "yodel"];
const numbers = ["70816", "94205", "38157", "60293", "51904", "82746", "19358", "47602"];
const ideographs = ["雨上がり", "散歩道の", "静かな朝", "紙飛行機", "遠い灯台", "眠る猫と"];
const phrase = fc
  .tuple(fc.constantFrom(words, numbers, ideographs), fc.constantFrom("", " ", "-", "é", "\u{1f469}"), fc.boolean())
  .chain(([parts, between, isUpper]) =>
    fc
      .shuffledSubarray(parts, { minLength: 4 })
      .map((chosen) => chosen.join(between))
      .map((text) => (isUpper ? text.toUpperCase() : text)),
  );

describe("a password", () => {
  holds(
    "is the same for every Unicode form, and normalising it twice changes nothing",
    1_000,
    fc.property(anyPassword, (typed) => {
      const password = normalisePassword(typed);
      expect(normalisePassword(password)).toBe(password);
      expect(normalisePassword(typed.normalize("NFD"))).toBe(password);
    }),
  );

  holds(
    "is measured in code points, and checked without a crash",
    1_000,
    fc.property(anyPassword, (typed) => {
      const length = Array.from(normalisePassword(typed)).length;
      const reason = check(typed);
      expect(reason === "too-short").toBe(length < policy.minLength);
      expect(reason === "too-long").toBe(length > policy.maxLength);
    }),
  );

  holds(
    "of several words is accepted, in lower case, upper case, digits or any one script",
    1_000,
    fc.property(phrase, (typed) => {
      expect(check(typed)).toBeUndefined();
    }),
  );

  holds(
    "that repeats a person's own name is refused, with any separator",
    500,
    fc.property(
      fc.constantFrom("Ada", "LOVELACE", "adalovelace", "e1001", "Example-Ltd"),
      fc.integer({ min: 5, max: 12 }),
      fc.constantFrom("", "-", "!", "."),
      (name, times, between) => {
        expect(["personal", "common"]).toContain(check(Array(times).fill(name).join(between)));
      },
    ),
  );
});

holds(
  "a masked address shows only the first character of each part",
  1_000,
  fc.property(hostileText, hostileText, (local, domain) => {
    const first = (text: string) => Array.from(text.split("@")[0] ?? "")[0] ?? "";
    const masked = maskAddress(`${local}@${domain}`);
    const shown = local.includes("@") ? first(local.slice(local.indexOf("@") + 1)) : first(domain);
    expect(masked).toBe(`${first(local)}***@${shown}***`);
  }),
);
