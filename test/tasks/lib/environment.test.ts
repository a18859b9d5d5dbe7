import { describe, expect, it } from "vitest";
import { readEnvironment, Seconds, SecondsList, Text } from "../../../tasks/lib/environment.ts";

const shape = { TABLE_NAME: Text, REPLY_TO: Text.optional(), LIFETIME: Seconds, REMINDERS: SecondsList };
const good = { TABLE_NAME: "onboarding", LIFETIME: "86400", REMINDERS: "60,120" };

describe("readEnvironment", () => {
  it("reads texts, counts and lists, and nothing else", () => {
    const read = readEnvironment({ ...good, PATH: "/bin" }, shape);
    expect(read).toEqual({ TABLE_NAME: "onboarding", LIFETIME: 86_400, REMINDERS: [60, 120] });
  });

  it("accepts an empty list", () => {
    expect(readEnvironment({ ...good, REMINDERS: "" }, shape).REMINDERS).toEqual([]);
  });

  it("names everything that is missing at once", () => {
    const message = "Environment variables that are missing or wrong: TABLE_NAME, LIFETIME, REMINDERS.";
    expect(() => readEnvironment({}, shape)).toThrow(expect.objectContaining({ name: "InvalidEnvironment", message }));
  });

  it.each([
    ["an empty text", { TABLE_NAME: "" }, "TABLE_NAME"],
    ["a text for a number", { LIFETIME: "s3cret" }, "LIFETIME"],
    ["a negative fraction", { LIFETIME: "-1.5" }, "LIFETIME"],
    ["an empty number", { LIFETIME: "" }, "LIFETIME"],
    ["a list of words", { REMINDERS: "s3cret,s3cret" }, "REMINDERS"],
    ["a list with a gap", { REMINDERS: "60,,120" }, "REMINDERS"],
    ["a list with a zero", { REMINDERS: "0" }, "REMINDERS"],
  ])("names %s once, and never its value", (_, wrong, name) => {
    const message = `Environment variables that are missing or wrong: ${name}.`;
    const read = () => readEnvironment({ ...good, ...wrong }, shape);
    expect(read).toThrow(expect.objectContaining({ name: "InvalidEnvironment", message }));
  });
});
