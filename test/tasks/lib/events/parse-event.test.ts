import { describe, expect, it } from "vitest";
import { EmployeeHired } from "../../../../contracts/hr-events.ts";
import { parseEvent } from "../../../../tasks/lib/events/parse-event.ts";

const hire = { employeeId: "E1001", email: "ada@example.com", givenName: "Ada", familyName: "Lovelace" };

const parseHire = (detail: unknown) => parseEvent(EmployeeHired, detail);

describe("parseEvent, of a hire", () => {
  it.each<[string, object, object]>([
    ["only the required fields", {}, hire],
    ["all fields", { locale: "de-CH", hireDate: "2026-02-01" }, { ...hire, locale: "de-CH", hireDate: "2026-02-01" }],
    ["an unknown field", { salary: 1 }, hire],
    ["names with spaces around", { givenName: " Ada " }, hire],
    ["names of another script", { givenName: "אדה 👩🏽‍💻" }, { ...hire, givenName: "אדה 👩🏽‍💻" }],
    ["a start", { startsAt: "2026-03-02T09:00:00+01:00" }, { ...hire, startsAt: "2026-03-02T09:00:00+01:00" }],
    ["a rare address", { email: "o'neil.l+hr=1@x--y.example" }, { ...hire, email: "o'neil.l+hr=1@x--y.example" }],
    ["the longest id", { employeeId: "E".repeat(64) }, { ...hire, employeeId: "E".repeat(64) }],
  ])("reads a hire with %s", (_, overrides, expected) => {
    expect(parseHire({ ...hire, ...overrides })).toEqual({ outcome: "Usable", detail: expected });
  });

  it.each<[string, unknown, readonly string[]]>([
    ["nothing", undefined, ["detail"]],
    ["a text", "hire", ["detail"]],
    ["a list", [hire], ["detail"]],
    ["no fields", {}, ["employeeId", "email", "givenName", "familyName"]],
    ["a number for an id", { ...hire, employeeId: 1001 }, ["employeeId"]],
    ["an id with a slash", { ...hire, employeeId: "E/1" }, ["employeeId"]],
    ["an id that is too long", { ...hire, employeeId: "E".repeat(65) }, ["employeeId"]],
    ["two addresses", { ...hire, email: "ada@example.com, eve@example.com" }, ["email"]],
    ["a header in the address", { ...hire, email: "ada@example.com\r\nBcc: eve@example.com" }, ["email"]],
    ["an address without a dot in its domain", { ...hire, email: "ada@localhost" }, ["email"]],
    ["an address with a stray dot", { ...hire, email: ".ada@example.com" }, ["email"]],
    ["an address with two dots in a row", { ...hire, email: "a..b@example.com" }, ["email"]],
    ["an address that SES cannot write", { ...hire, email: "\u00e4da@example.com" }, ["email"]],
    ["a local part that is too long", { ...hire, email: `${"a".repeat(65)}@example.com` }, ["email"]],
    ["an address that is too long", { ...hire, email: `ada@${"a.".repeat(130)}com` }, ["email"]],
    ["a line's end in a name", { ...hire, givenName: "Ada\r\nBcc: x" }, ["givenName"]],
    ["a web address in a name", { ...hire, givenName: "https://example.com" }, ["givenName"]],
    ["a name that turns the text around", { ...hire, familyName: "Love\u202elace" }, ["familyName"]],
    ["a name that isolates the text after it", { ...hire, familyName: "Love\u2067lace" }, ["familyName"]],
    ["a line separator in a name", { ...hire, familyName: "Love\u2028lace" }, ["familyName"]],
    ["a blank name", { ...hire, familyName: "  " }, ["familyName"]],
    ["a name that is too long", { ...hire, givenName: "a".repeat(257) }, ["givenName"]],
    ["an invalid language", { ...hire, locale: "Swiss German" }, ["locale"]],
    ["a start without a time zone", { ...hire, startsAt: "2026-03-02T09:00:00" }, ["startsAt"]],
    ["a start on an invalid day", { ...hire, startsAt: "2026-02-30T09:00:00Z" }, ["startsAt"]],
    ["an invalid day", { ...hire, hireDate: "2026-02-30" }, ["hireDate"]],
  ])("rejects %s, with the fields in question", (_, detail, fields) => {
    const parsed = parseHire(detail);
    const reasons = parsed.outcome === "Unusable" ? parsed.reasons : [];
    expect(new Set(reasons.map((reason) => reason.split(":")[0]))).toEqual(new Set(fields));
  });

  it("names rules, and nothing of the event's content", () => {
    const canary = "c4n4ry!";
    const parsed = parseHire({
      employeeId: canary,
      email: canary,
      givenName: [canary],
      locale: canary,
      hireDate: canary,
    });
    expect(parsed.outcome).toBe("Unusable");
    expect(JSON.stringify(parsed)).not.toContain(canary);
  });

  it.each<[string, unknown, string | undefined]>([
    ["is usable", { employeeId: "E1001" }, "E1001"],
    ["is not usable", { employeeId: "E 1" }, undefined],
    ["is not there", {}, undefined],
  ])("returns the employee id when it %s", (_, detail, employeeId) => {
    const parsed = parseHire(detail);
    expect(parsed.outcome === "Unusable" && parsed.employeeId).toBe(employeeId);
  });
});
