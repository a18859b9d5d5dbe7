import { describe, expect, it } from "vitest";
import { checkPassword, normalisePassword } from "../../../tasks/portal/check-password.ts";
import { wellKnownPasswords } from "../../../tasks/portal/well-known-passwords.ts";

const context = {
  policy: { minLength: 15, maxLength: 256 },
  person: {
    username: "E1001-since-2026",
    givenName: "Augusta Ada",
    familyName: "King-Noël",
    email: "augusta.ada@example.com",
  },
  employeeId: "E1001-since-2026",
  companyName: "Example Holding Ltd",
};

describe("checkPassword", () => {
  it.each([
    ["words", "a quiet walk at dawn"],
    ["a long word alone", "incomprehensibly"],
    ["as few characters as are allowed", "mgtqzwxvpbkdjrn"],
    ["as many characters as are allowed", `${"mgtqz".repeat(51)}é`],
    ["emoji, each of them one", "😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰"],
    ["another script", "тихая прогулка на рассвете"],
    ["a name with something more", "augusta ada king-noël 1815"],
    ["an address with something more", "augusta.ada@example.com!"],
    ["a pattern with something more", "abcabcabcabcabc!"],
  ])("takes %s", (_, password) => {
    expect(checkPassword(password, context)).toBeUndefined();
  });

  it.each([
    ["nothing", "", "too-short"],
    ["one character less than is allowed", "mgtqzwxvpbkdjr", "too-short"],
    ["emoji that only count double elsewhere", "😀".repeat(14), "too-short"],
    ["one character more than is allowed", `${"mgtqz".repeat(51)}ab`, "too-long"],
    ["a password of the breach lists", "correcthorsebatterystaple", "common"],
    ["the same in capitals", "CorrectHorseBatteryStaple", "common"],
    ["one key, held", "aaaaaaaaaaaaaaa", "common"],
    ["spaces", " ".repeat(15), "common"],
    ["lines' ends", "\n".repeat(15), "common"],
    ["a short word, over and over", "passwordpassword", "common"],
    ["a sequence", "abcdefghijklmno", "common"],
    ["a sequence backwards", "zyxwvutsrqponml", "common"],
    ["the person's name", "Augusta Ada King-Noël", "personal"],
    ["the name the other way round", "king-noël augusta ada", "personal"],
    ["the name without spaces", "augustaadaking-noël", "personal"],
    ["the address", "Augusta.Ada@Example.com", "personal"],
    ["the employee id", "e1001-since-2026", "personal"],
    ["the company", "example holding ltd", "personal"],
  ])("refuses %s", (_, password, reason) => {
    expect(checkPassword(password, context)).toBe(reason);
  });

  it("knows a name however HR's keyboard composed it", () => {
    const person = { ...context.person, familyName: "King-Noël".normalize("NFD") };
    expect(checkPassword("augusta ada king-noël", { ...context, person })).toBe("personal");
  });

  it("takes no time over a long password that almost repeats", () => {
    const start = performance.now();
    expect(checkPassword(`${"ab".repeat(127)}xy`, context)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(100);
  });
});

it("lists no well-known password that a shorter rule finds", () => {
  const idle = [...wellKnownPasswords].filter(
    (password) => [...password].length < 15 || password !== password.toLowerCase(),
  );
  expect(idle).toEqual([]);
});

it("gives the same password for the same keys on every device", () => {
  expect(normalisePassword("noe\u0308l")).toBe("no\u00ebl");
  expect(normalisePassword(" a  b ")).toBe(" a  b ");
});
