import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/services/eventbridge/pattern/pattern.ts";

it.each([
  ["an unknown operator", { a: [{ regex: "x" }] }, "Unrecognized match type regex"],
  ["a value outside an array", { source: "aws.ec2" }, '"source" must be an object or an array'],
  ["an empty array", { a: [] }, "Empty arrays are not allowed"],
  ["an empty object", { a: {} }, "Empty objects are not allowed"],
  ["an array in an array", { a: [["x"]] }, "Match value must be String, number, true, false, or null"],
  ["two operators in one", { a: [{ prefix: "x", suffix: "y" }] }, "Only one key allowed in match expression"],
  ["a prefix that is no text", { a: [{ prefix: 1 }] }, "prefix match pattern must be a string"],
  ["consecutive wildcards", { a: [{ wildcard: "a**b" }] }, "Consecutive wildcard characters at pos 1"],
  ["a wrong escape", { a: [{ wildcard: "a\\b" }] }, "Invalid escape character at pos 1"],
  ["a mixed list", { a: [{ "anything-but": ["x", 1] }] }, "mixed type is not supported"],
  [
    "anything-but of a cidr",
    { a: [{ "anything-but": { cidr: "10.0.0.0/8" } }] },
    "Unsupported anything-but pattern: cidr",
  ],
  ["a numeric operator that is none", { a: [{ numeric: ["!=", 1] }] }, "Unrecognized numeric range operator: !="],
  ["a number that is text", { a: [{ numeric: ["<", "1"] }] }, "Value of < must be numeric"],
  ["a range upside down", { a: [{ numeric: [">", 5, "<", 1] }] }, "Bottom must be less than top"],
  ["a number that is too large", { a: [{ numeric: ["<", 6e9] }] }, "must be between"],
  ["a mask that is too long", { a: [{ cidr: "10.0.0.0/33" }] }, "Malformed CIDR"],
  ["exists with text", { a: [{ exists: "true" }] }, "exists match pattern must be either true or false."],
  ["something else than an object", ["x"], "Filter is not an object"],
])("a pattern is refused with %s", (_name, pattern, reason) => {
  expect(() => compilePattern(pattern)).toThrow(
    expect.objectContaining({ code: "InvalidEventPatternException", message: expect.stringContaining(reason) }),
  );
});

const one = (alternative: unknown) => ({ a: [alternative] });

describe("[O] a pattern is refused with InvalidEventPatternException", () => {
  it.each([
    ["a CIDR without a mask", one({ cidr: "10.0.0.1" })],
    ["a CIDR of one IPv4 address", one({ cidr: "10.0.0.1/32" })],
    ["a CIDR of one IPv6 address", one({ cidr: "::1/128" })],
    ["a CIDR that is none", one({ cidr: "10.0.0/24" })],
    ["a negative mask", one({ cidr: "10.0.0.0/-1" })],
    ["a CIDR that is no text", one({ cidr: 10 })],
    ["no numeric range", one({ numeric: [] })],
    ["a numeric range without a bound", one({ numeric: ["<"] })],
    ["a numeric range of two lower bounds", one({ numeric: [">", 1, ">", 2] })],
    ["a numeric equality with more", one({ numeric: ["=", 1, "<", 2] })],
    ["a numeric range that is empty", one({ numeric: [">", 1, "<", 1] })],
    ["a bound below the limit", one({ numeric: [">", -5.1e9] })],
    ["anything-but nothing", one({ "anything-but": [] })],
    ["anything-but null", one({ "anything-but": null })],
    ["anything-but a boolean", one({ "anything-but": [true] })],
    ["anything-but numbers and texts", one({ "anything-but": [1, "a"] })],
    ["anything-but an unknown operator", one({ "anything-but": { numeric: ["<", 1] } })],
    ["anything-but two operators", one({ "anything-but": { prefix: "a", suffix: "b" } })],
    ["anything-but a prefix of a number", one({ "anything-but": { prefix: 1 } })],
    ["a list of prefixes", one({ prefix: ["a"] })],
    ["a prefix with an unknown operator", one({ prefix: { wildcard: "*" } })],
    ["a list to equal", one({ "equals-ignore-case": ["a"] })],
    ["a wildcard that is no text", one({ wildcard: 1 })],
    ["three wildcards in a row", one({ wildcard: "a***" })],
    ["an escape at the end", one({ wildcard: "a\\" })],
    ["exists with null", one({ exists: null })],
    ["an unknown operator", one({ Prefix: "a" })],
    ["no operator", one({})],
    ["two operators", one({ exists: true, prefix: "a" })],
    ["a list in a list", one(["a"])],
    ["a value outside a list", { a: null }],
    ["a number outside a list", { a: { b: 1 } }],
    ["no fields", {}],
    ["no fields deeper", { a: {} }],
    ["an $or of one", { $or: [{ a: ["b"] }] }],
    ["an $or of none", { $or: [] }],
    ["an $or with an empty branch", { $or: [{}, { a: ["b"] }] }],
    ["text", "a"],
    ["null", null],
  ])("%s", (_, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(expect.objectContaining({ code: "InvalidEventPatternException" }));
  });
});
