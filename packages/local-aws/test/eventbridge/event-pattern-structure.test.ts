import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/services/eventbridge/pattern/pattern.ts";

const sample = {
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  source: "aws.ec2",
  region: "us-west-1",
  detail: {
    state: "terminated",
    "c-count": 5,
    people: [
      { first: "Ada", dept: "maths" },
      { first: "Alan", dept: "logic", room: 7 },
    ],
  },
};

const detail = (pattern: unknown) => ({ detail: pattern });
const matches = (pattern: unknown, event: unknown = sample) => compilePattern(pattern)(event);

it.each([
  ["one branch", { $or: [{ source: ["x"] }, { region: ["us-west-1"] }] }, true],
  ["no branch", { $or: [{ source: ["x"] }, { region: ["y"] }] }, false],
  ["a branch of which all fields match", { $or: [{ source: ["aws.ec2"], region: ["y"] }, { id: ["x"] }] }, false],
  ["nested", detail({ $or: [{ state: ["x"] }, { "c-count": [{ numeric: [">", 1] }] }] }), true],
  ["besides other fields", { account: ["x"], $or: [{ source: ["aws.ec2"] }, { id: ["x"] }] }, false],
  [
    "a branch that needs a field to be absent",
    detail({ $or: [{ state: ["x"] }, { gone: [{ exists: false }] }] }),
    true,
  ],
])("$or with %s", (_name, pattern, expected) => expect(matches(pattern)).toBe(expected));

it("$or is a field like any other when it is not a list of objects of fields", () => {
  expect(matches({ $or: ["a", "b"] }, { $or: "a" })).toBe(true);
});

it.each([
  ["fields of one element", { first: ["Ada"], dept: ["maths"] }, true],
  ["fields of different elements", { first: ["Ada"], dept: ["logic"] }, false],
  ["a field that one element has", { room: [{ exists: true }] }, true],
  ["a field that not every element has", { room: [{ exists: false }] }, false],
  ["a field that no element has", { first: ["Ada"], desk: [{ exists: false }] }, true],
])("an array of objects with a pattern for %s", (_name, people, expected) =>
  expect(matches(detail({ people }))).toBe(expected),
);

describe("[D] the structure of a pattern", () => {
  const event = {
    Location: "New York",
    Day: "Monday",
    "detail-type": "x",
    list: ["a", 1, null],
    deep: { c: { d: "e" }, "c.d": "dotted" },
  };
  it.each([
    ["and: all fields", { Location: ["New York"], Day: ["Monday"] }, true],
    ["and: one that differs", { Location: ["New York"], Day: ["Tuesday"] }, false],
    ["or of fields", { $or: [{ Location: ["Paris"] }, { Day: ["Monday"] }] }, true],
    ["or of fields, none", { $or: [{ Location: ["Paris"] }, { Day: ["Sunday"] }] }, false],
    [
      "or of fields within or",
      { $or: [{ Day: ["x"] }, { $or: [{ Day: ["y"] }, { Location: [{ prefix: "New" }] }] }] },
      true,
    ],
    ["or of fields, with a nested one", { $or: [{ deep: { c: { d: ["e"] } } }, { Day: ["x"] }] }, true],
    ["arrays that share an element", { list: [1, 7] }, true],
    ["arrays that share none", { list: ["1", 7] }, false],
    ["an array's null", { list: [null] }, true],
    ["names are case sensitive", { location: ["New York"] }, false],
    ["a dot in a name is no path", { deep: { "c.d": ["dotted"] } }, true],
    ["a dot in a name does not reach deeper", { "deep.c.d": ["e"] }, false],
    ["an object where a value is asked for", { deep: ["e"] }, false],
    ["a value where an object is asked for", { Day: { c: ["Monday"] } }, false],
    ["a deeper absent field", { gone: { c: [{ exists: false }] } }, true],
    ["a field that JavaScript objects inherit", { constructor: [{ exists: true }] }, false],
  ])("%s", (_, pattern, expected) => expect(compilePattern(pattern)(event)).toBe(expected));
});
