import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/services/eventbridge/pattern/pattern.ts";

/*
 * Each row of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html, and what the
 * pages about patterns say of types, arrays and absent fields: [D]. Refusals follow AWS's own library, Event Ruler
 * (https://github.com/aws/event-ruler): [O].
 */
const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);

/** Operator, the field's pattern, values of the field that match, values that do not. */
type Row = readonly [string, readonly unknown[], readonly unknown[], readonly unknown[]];

const textRows: readonly Row[] = [
  ["equals", ["Alice"], ["Alice"], ["alice", "Alice ", "", null, ["Bob"]]],
  ["equals (ignore case)", [{ "equals-ignore-case": "alice" }], ["alice", "ALICE", "aLiCe"], ["alicia", "", null, 1]],
  ["begins with", [{ prefix: "us-" }], ["us-", "us-east-1"], ["US-east-1", "eu-us-", "us", 1, null]],
  [
    "begins with (ignore case)",
    [{ prefix: { "equals-ignore-case": "EventB" } }],
    ["eventbridge", "EVENTB", "EventBus"],
    ["event", "an eventb", 1, null],
  ],
  ["ends with", [{ suffix: ".png" }], [".png", "a.png"], ["a.PNG", "a.png ", "png", 1, null]],
  [
    "ends with (ignore case)",
    [{ suffix: { "equals-ignore-case": "tBridge" } }],
    ["EVENTBRIDGE", "tbridge"],
    ["tbridges", "bridge", null],
  ],
  ["empty", [""], [""], [" ", null, 0, false]],
  ["null", [null], [null], ["", "null", 0, false]],
  ["wildcard", [{ wildcard: "dir/*.png" }], ["dir/.png", "dir/a.png", "dir/a/b.png"], ["dir/a.PNG", "a/dir/a.png", 1]],
  ["wildcard, several", [{ wildcard: "*/lib/*" }], ["/lib/", "a/lib/b"], ["lib/b", "a/lib", null]],
  ["wildcard of anything", [{ wildcard: "*" }], ["", "a", "*"], [1, null, true]],
  ["wildcard, escaped", [{ wildcard: "a\\*\\\\*" }], ["a*\\", "a*\\b"], ["ab\\", "a*b"]],
  ["or", ["Green", { prefix: "Bl" }], ["Green", "Blue"], ["Red", "bl"]],
];

const excludingRows: readonly Row[] = [
  ["a text", [{ "anything-but": "initializing" }], ["running", "INITIALIZING", "", null, 1, true], ["initializing"]],
  ["texts", [{ "anything-but": ["stopped", "overloaded"] }], ["running", 1], ["stopped", "overloaded"]],
  ["a number", [{ "anything-but": 100 }], [99, "100", null], [100, 1e2]],
  ["numbers", [{ "anything-but": [100, 200, 300] }], [150, "200"], [100, 300]],
  ["a prefix", [{ "anything-but": { prefix: "init" } }], ["running", "INIT", 1, null], ["init", "initializing"]],
  ["prefixes", [{ "anything-but": { prefix: ["init", "error"] } }], ["running"], ["initial", "errors"]],
  ["a suffix", [{ "anything-but": { suffix: ".txt" } }], [".txt.rtf", ".TXT", 1], [".txt", "a.txt"]],
  ["suffixes", [{ "anything-but": { suffix: [".txt", ".rtf"] } }], ["a.png"], ["a.txt", "a.rtf"]],
  ["a text (ignore case)", [{ "anything-but": { "equals-ignore-case": "init" } }], ["initial", 1], ["init", "INIT"]],
  [
    "texts (ignore case)",
    [{ "anything-but": { "equals-ignore-case": ["init", "Error"] } }],
    ["running"],
    ["INIT", "error"],
  ],
  ["a wildcard", [{ "anything-but": { wildcard: "*/lib/*" } }], ["lib", "a/LIB/b", 1], ["a/lib/b"]],
  ["wildcards", [{ "anything-but": { wildcard: ["*/lib/*", "*/bin/*"] } }], ["a/src/b"], ["a/lib/b", "a/bin/b"]],
];

const otherRows: readonly Row[] = [
  ["numeric (equals)", [{ numeric: ["=", 100] }], [100, 1e2, 100.0], [99, "100", null, true]],
  ["numeric (less)", [{ numeric: ["<", 10] }], [9.999, -10, 0], [10, 11, "9", null]],
  ["numeric (range)", [{ numeric: [">", 10, "<=", 20] }], [10.5, 20], [10, 20.5, "15"]],
  ["numeric (range, closed below)", [{ numeric: [">=", 10, "<", 20] }], [10, 19.9], [20, 9]],
  ["numeric at its limits", [{ numeric: [">=", -5e9, "<=", 5e9] }], [-5e9, 5e9, 0], ["0"]],
  ["number, exactly", [5], [5], ["5", 5.1, null, true]],
  ["text that looks like a number", ["5"], ["5"], [5]],
  ["booleans", [true], [true], ["true", 1, false]],
  ["IP address", [{ cidr: "10.0.0.0/24" }], ["10.0.0.0", "10.0.0.255"], ["10.0.1.0", "10.0.0", "10.0.0.0/24", 10]],
  ["IP address, any", [{ cidr: "0.0.0.0/0" }], ["255.255.255.255"], ["::1", "localhost"]],
  ["IPv6 address", [{ cidr: "2001:db8::/32" }], ["2001:db8::1", "2001:0DB8:ffff::"], ["2001:db9::1", "10.0.0.1"]],
  ["exists", [{ exists: true }], ["", 0, false, null, ["a"]], [{ b: 1 }, []]],
  ["does not exist", [{ exists: false }], [{ b: 1 }, []], ["", 0, false, null]],
  ["exists or a value", [{ exists: false }, "a"], [[], "a"], ["b", null]],
];

describe.each([
  ["text", textRows],
  ["anything-but", excludingRows],
  ["numbers, addresses, presence", otherRows],
])("%s", (_, rows) => {
  it.each(rows)("%s", (_name, alternatives, matching, others) => {
    expect(matching.filter((value) => !matches({ a: alternatives }, { a: value }))).toEqual([]);
    expect(others.filter((value) => matches({ a: alternatives }, { a: value }))).toEqual([]);
  });
});

describe("an absent field", () => {
  it("matches nothing but exists: false", () => {
    const all = [...textRows, ...excludingRows, ...otherRows];
    const matching = all.filter(([, alternatives]) => matches({ a: alternatives }, { b: 1 }));
    expect(matching.map(([name]) => name)).toEqual(["does not exist", "exists or a value"]);
  });
});
