import { expect, it } from "vitest";
import { maskAddress } from "../../../../tasks/portal/link/person.ts";

it.each([
  ["ada@example.com", "a***@e***"],
  ["a@b.co", "a***@b***"],
  ["😀ada@example.com", "😀***@e***"],
  ["ada+tag@sub.example.com", "a***@s***"],
  ["", "***@***"],
  ["ada", "a***@***"],
])("masks %j as %s", (email, masked) => {
  expect(maskAddress(email)).toBe(masked);
});

it("masks a short address like a long one", () => {
  expect(maskAddress("a@e.co")).toBe(maskAddress("ada.lovelace@example.com"));
});
