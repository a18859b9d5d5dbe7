import { expect, it } from "vitest";
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
