import { describe, expect, it } from "vitest";
import { checkPassword, normalisePassword } from "../../../../tasks/portal/password/check-password.ts";
import { wellKnownPasswords } from "../../../../tasks/portal/password/well-known-passwords.ts";
import { wellKnownWords } from "../../../../tasks/portal/password/well-known-words.ts";

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
    ["words with dashes", "a-quiet-walk-at-dawn"],
    ["random words", "seven-random-words-here"],
    ["a long word alone", "incomprehensibly"],
    ["as few characters as are allowed", "mgtqzwxvpbkdjrn"],
    ["as many characters as are allowed", `${"mgtqz".repeat(51)}é`],
    ["emoji, each counted as one", "😀😃😄😁😆😅🤣😂🙂🙃🫠😉😊😇🥰"],
    ["another script", "тихая прогулка на рассвете"],
    ["a name with more characters", "augusta ada king-noël 1815"],
    ["an address with more characters", "augusta.ada@example.com-1815"],
    ["symbols with a few letters", "§$%&/()=?*+~#-a7"],
    ["a pattern with more characters", "abcabcabcabcabcx"],
  ])("accepts %s", (_, password) => {
    expect(checkPassword(password, context)).toBeUndefined();
  });

  it.each([
    ["nothing", "", "too-short"],
    ["one character less than is allowed", "mgtqzwxvpbkdjr", "too-short"],
    ["emoji that count double in UTF-16", "😀".repeat(14), "too-short"],
    ["one character more than is allowed", `${"mgtqz".repeat(51)}ab`, "too-long"],
    ["a password of the breach lists", "correcthorsebatterystaple", "common"],
    ["the same in capitals", "CorrectHorseBatteryStaple", "common"],
    ["the same with digits after it", "password1234567", "common"],
    ["an administrator's", "administrator123", "common"],
    ["a greeting", "welcome123456789", "common"],
    ["one repeated key", "aaaaaaaaaaaaaaa", "common"],
    ["spaces", " ".repeat(15), "common"],
    ["line breaks", "\n".repeat(15), "common"],
    ["one repeated emoji", "😀".repeat(15), "common"],
    ["a short word, repeated", "passwordpassword", "common"],
    ["a longer word, repeated", "password1password1", "common"],
    ["a row of keys, twice", "qwertyuiopqwertyuiop", "common"],
    ["a pattern with one more symbol", "abcabcabcabcabc!", "common"],
    ["a sequence", "abcdefghijklmno", "common"],
    ["a sequence backwards", "zyxwvutsrqponml", "common"],
    ["digits past nine", "123456789012345", "common"],
    ["one more digit", "1234567890123456", "common"],
    ["digits below zero, backwards", "543210987654321", "common"],
    ["the person's name", "Augusta Ada King-Noël", "personal"],
    ["the name in reverse order", "king-noël augusta ada", "personal"],
    ["the name without spaces", "augustaadaking-noël", "personal"],
    ["the name with dots and dashes", "augusta-ada.king-noël", "personal"],
    ["the name, repeated", "King-Noël King-Noël", "common"],
    ["the address", "Augusta.Ada@Example.com", "personal"],
    ["the address with one more symbol", "augusta.ada@example.com!", "personal"],
    ["the employee id", "e1001-since-2026", "personal"],
    ["the company", "example holding ltd", "personal"],
    ["the company twice", "example-holding-ltd-example-holding-ltd", "common"],
  ])("refuses %s", (_, password, reason) => {
    expect(checkPassword(password, context)).toBe(reason);
  });

  it.each(["countess.of.lovelace", "Countess-Of-Lovelace"])(
    "refuses the local part of the address, as %s",
    (password) => {
      const person = { ...context.person, email: "countess.of.lovelace@example.com" };
      expect(checkPassword(password, { ...context, person })).toBe("personal");
    },
  );

  it("recognises a name in decomposed Unicode", () => {
    const person = { ...context.person, familyName: "King-Noël".normalize("NFD") };
    expect(checkPassword("augusta ada king-noël", { ...context, person })).toBe("personal");
  });

  it("checks a long password that almost repeats without delay", () => {
    const start = performance.now();
    expect(checkPassword(`${"ab".repeat(127)}xy`, context)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(100);
  });
});

it("lists no well-known password that a simpler rule finds", () => {
  const idle = [...wellKnownPasswords].filter(
    (password) => [...password].length < 15 || password !== password.toLowerCase(),
  );
  expect(idle).toEqual([]);
});

it("normalises the same keys of every device to the same password", () => {
  expect(normalisePassword("noe\u0308l")).toBe("no\u00ebl");
  expect(normalisePassword(" a  b ")).toBe(" a  b ");
});

describe("where a second factor allows a password of 8 characters", () => {
  const short = { ...context, policy: { minLength: 8, maxLength: 256 } };

  it.each([
    ["the most common one", "password"],
    ["a team", "liverpool"],
    ["a sentence", "iloveyou"],
    ["a word and a digit", "sunshine1"],
    ["a season and a year", "Summer2026!"],
    ["digits before the word", "123welcome"],
    ["symbols for letters", "P@ssw0rd"],
    ["symbols for letters, and a year", "pa$$w0rd2026"],
    ["a walk over the keyboard", "1qaz2wsx"],
    ["another one", "asdfghjkl"],
    ["dates and rows of digits", "11223344"],
    ["a name that many have", "Jennifer-88"],
  ])("refuses %s", (_, password) => {
    expect(checkPassword(password, short)).toBe("common");
  });

  it.each([
    ["two words", "tulip-oven"],
    ["a well-known word in a sentence", "sunshine on leith"],
    ["a well-known word with more than a date", "sunshine-48151623"],
    ["random characters", "mgtqzwxv"],
  ])("accepts %s", (_, password) => {
    expect(checkPassword(password, short)).toBeUndefined();
  });

  it("lists words in the form in which they are looked up", () => {
    expect(wellKnownWords.size).toBeGreaterThan(1_400);
    expect([...wellKnownWords].filter((word) => !/^[a-z0-9]{4,}$/.test(word))).toEqual([]);
  });
});
