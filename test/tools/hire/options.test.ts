import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EmployeeHired } from "../../../contracts/hr-events.ts";
import { parseCommand } from "../../../tools/hire/options.ts";
import { findTarget } from "../../../tools/hire/target.ts";

const ada = {
  "employee-id": "E1001",
  email: "ada@example.com",
  "given-name": "Ada",
  "family-name": "Lovelace",
};

/** The command line for Ada, with `overrides`; `undefined` leaves an option out. */
function argsFor(overrides: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries({ ...ada, ...overrides }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
}

describe("an option", () => {
  it.each([
    ["employee-id", undefined, "--employee-id is missing; give 1 to 64 characters of A-Z a-z 0-9 _ -."],
    ["employee-id", "E 1", '--employee-id is "E 1"; allowed is 1 to 64 characters of A-Z a-z 0-9 _ -.'],
    ["email", undefined, "--email is missing; give an e-mail address."],
    ["email", "ada", '--email is "ada"; allowed is an e-mail address.'],
    ["given-name", undefined, "--given-name is missing; give a text of 1 to 256 characters."],
    ["given-name", " ", '--given-name is " "; allowed is a text of 1 to 256 characters.'],
    ["family-name", undefined, "--family-name is missing; give a text of 1 to 256 characters."],
    ["locale", "german", '--locale is "german"; allowed is a language tag such as en or de-CH.'],
    ["event-bus", "", '--event-bus is ""; allowed is the name of an event bus.'],
    ["name", "Ada", "Unknown option '--name'."],
  ])("--%s of %j is answered by its name and what is allowed", (name, value, message) => {
    expect(() => parseCommand(argsFor({ [name]: value }))).toThrow(`${message}\nAll options: npm run hire -- --help`);
  });

  it("is reported together with every other wrong one", () => {
    expect(() => parseCommand([])).toThrow(/--employee-id .*\n--email .*\n--given-name .*\n--family-name /);
  });

  it.each([
    ["employee-id", "employeeId", ["x".repeat(64), "x".repeat(65), "ü"]],
    ["email", "email", ["a@b.example", "@b", `${"x".repeat(250)}@b.example`, "müller@b.example"]],
    ["given-name", "givenName", ["Zoë", "x".repeat(256), "x".repeat(257), "A\u0007"]],
    ["locale", "locale", ["en", "de-CH", "e", "de_CH"]],
  ] as const)("--%s allows what EmployeeHired allows in %s", (option, field, values) => {
    const { "employee-id": employeeId, "given-name": givenName, "family-name": familyName, email } = ada;
    const hire = { employeeId, givenName, familyName, email };
    for (const value of values) {
      const isHire = EmployeeHired.safeParse({ ...hire, [field]: value }).success;
      expect(isAllowed(argsFor({ [option]: value })), value).toBe(isHire);
    }
  });
});

function isAllowed(args: readonly string[]): boolean {
  try {
    return parseCommand(args) !== "help";
  } catch {
    return false;
  }
}

describe("the bus", () => {
  const folder = mkdtempSync(join(tmpdir(), "onboarding-hire-target-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const none = { outputs: undefined, eventBus: undefined, profile: undefined, region: undefined };
  const fileWith = (text: string) => {
    const file = join(folder, "outputs.json");
    writeFileSync(file, text);
    return { outputs: file };
  };
  const local = {
    endpoint: "http://127.0.0.1:4566",
    region: "eu-west-1",
    eventBusName: "b",
    consoleUrl: "",
    mailboxUrl: "",
  };

  it("can be named, with a profile and a Region", () => {
    const target = findTarget({ ...none, eventBus: "onboarding", profile: "people", region: "eu-west-1" });
    const expected = { kind: "deployed", eventBusName: "onboarding", profile: "people", region: "eu-west-1" };
    expect(target).toEqual(expected);
  });

  it("is that of the stack's outputs", () => {
    const outputs = fileWith(JSON.stringify({ Onboarding: { EventBusName: "onboarding" } }));
    expect(findTarget({ ...none, ...outputs })).toMatchObject({ kind: "deployed", eventBusName: "onboarding" });
  });

  it.each([
    ["is not JSON", "{", {}, "is not JSON."],
    ["is of something else", "{}", {}, "has neither the outputs of the stack Onboarding nor those of a local run."],
    ["is of a local run", JSON.stringify(local), { region: "eu-west-1" }, "no profile and no Region to choose."],
  ])("is not found in a file that %s", (_, text, options, message) => {
    expect(() => findTarget({ ...none, ...fileWith(text), ...options })).toThrow(message);
  });

  it("is not found without a file, and the error names the command that writes it", () => {
    const outputs = join(folder, "missing.json");
    expect(() => findTarget({ ...none, outputs })).toThrow(`There is no ${outputs}. "npx cdk deploy --outputs-file`);
  });

  it("cannot be named twice", () => {
    expect(() => parseCommand(argsFor({ outputs: "a.json", "event-bus": "b" }))).toThrow("give one of them");
  });
});
