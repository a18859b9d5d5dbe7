import fc from "fast-check";
import { describe, expect } from "vitest";
import { CannotHire } from "../../../local/emit-hire.ts";
import { holds } from "../../../packages/local-aws/test/support/holds.ts";
import { hostileText, prototypeKey } from "../../../packages/local-aws/test/support/hostile.ts";
import { parseCommand } from "../../../tools/hire/options.ts";

const option = fc.constantFrom(
  "employee-id",
  "email",
  "given-name",
  "family-name",
  "locale",
  "source",
  "region",
  "help",
);
const right = fc.constantFrom("E1001", "ada@example.com", "Ada", "en");
const argument = fc.oneof(
  fc
    .tuple(fc.oneof(option, prototypeKey, hostileText), fc.oneof(right, hostileText))
    .map((pair) => `--${pair.join("=")}`),
  fc.oneof(option, prototypeKey, hostileText).map((name) => `--${name}`),
  fc.constantFrom("--", "-", "-h", "--no-help", "--email=", "--=x"),
  right,
  hostileText,
);
const complete = ["--employee-id=E1001", "--email=ada@example.com", "--given-name=Ada", "--family-name=Lovelace"];

describe("the command line of a hire", () => {
  holds(
    "is parsed, or refused with a readable message",
    1_000,
    fc.property(fc.constantFrom([], complete), fc.array(argument, { maxLength: 5 }), (before, after) => {
      const command = outcomeOf([...before, ...after]);
      const words = command instanceof CannotHire ? command.message : "npm run hire -- --help";
      expect(words).toContain("npm run hire -- --help");
      if (command instanceof CannotHire || command === "help") return;
      expect(command.hire.employeeId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(Object.keys(command.hire)).toEqual(expect.arrayContaining(["email", "givenName", "familyName"]));
    }),
  );
});

function outcomeOf(args: readonly string[]) {
  try {
    return parseCommand(args);
  } catch (error) {
    if (error instanceof CannotHire) return error;
    throw error;
  }
}
