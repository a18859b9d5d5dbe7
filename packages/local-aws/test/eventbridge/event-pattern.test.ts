import { describe, expect, it } from "vitest";
import { compilePattern } from "../../src/services/eventbridge/pattern/pattern.ts";

/** The sample event of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html, with more detail. */
const sample = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "111122223333",
  time: "2017-12-22T18:43:48Z",
  region: "us-west-1",
  resources: ["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0", "arn:aws:ec2:::other"],
  detail: {
    "instance-id": "i-1234567890abcdef0",
    state: "terminated",
    service: "EventBridge",
    file: "dir/lib/image.PNG",
    "c-count": 5,
    "x-limit": 301.8,
    "source-ip": "10.0.0.33",
    ipv6: "2001:db8::1",
    empty: "",
    nothing: null,
    active: true,
    none: [],
    tags: ["red", "green"],
    nested: { deep: { value: "x" } },
  },
};

const detail = (pattern: unknown) => ({ detail: pattern });
const matches = (pattern: unknown, event: unknown = sample) => compilePattern(pattern)(event);

describe.each([
  ["exact text", { source: ["aws.ec2"] }, { source: ["aws.s3"] }],
  ["any of several values", detail({ state: ["running", "terminated"] }), detail({ state: ["running", "stopped"] })],
  ["all of several fields", { source: ["aws.ec2"], region: ["us-west-1"] }, { source: ["aws.ec2"], region: ["eu"] }],
  ["an element of an array", { resources: ["arn:aws:ec2:::other"] }, { resources: ["arn:aws:ec2:::another"] }],
  ["a number", detail({ "c-count": [5] }), detail({ "c-count": ["5"] })],
  ["true", detail({ active: [true] }), detail({ active: [false] })],
  ["null", detail({ nothing: [null] }), detail({ empty: [null] })],
  ["empty text", detail({ empty: [""] }), detail({ nothing: [""] })],
  ["nested fields", detail({ nested: { deep: { value: ["x"] } } }), detail({ nested: { value: ["x"] } })],
  ["case", { source: ["aws.ec2"] }, { source: ["AWS.EC2"] }],
])("values: %s", (_name, matching, other) => {
  it("matches", () => expect(matches(matching)).toBe(true));
  it("does not match another event", () => expect(matches(other)).toBe(false));
});

describe.each([
  ["prefix", [{ prefix: "term" }], [{ prefix: "Term" }], "state"],
  ["prefix on a number", [{ prefix: "" }], [{ prefix: "5" }], ["state", "c-count"]],
  ["prefix, ignoring case", [{ prefix: { "equals-ignore-case": "EVENTb" } }], [{ prefix: "EVENTb" }], "service"],
  ["suffix", [{ suffix: ".PNG" }], [{ suffix: ".png" }], "file"],
  ["suffix, ignoring case", [{ suffix: { "equals-ignore-case": ".png" } }], [{ suffix: ".png" }], "file"],
  ["equals-ignore-case", [{ "equals-ignore-case": "eventBRIDGE" }], [{ "equals-ignore-case": "event" }], "service"],
  ["wildcard", [{ wildcard: "dir/*.PNG" }], [{ wildcard: "dir/*.PN" }], "file"],
  ["wildcard at both ends", [{ wildcard: "*/lib/*" }], [{ wildcard: "*/lab/*" }], "file"],
  ["wildcard without a star", [{ wildcard: "terminated" }], [{ wildcard: "terminate" }], "state"],
  ["wildcard that would overlap", [{ wildcard: "term*nated" }], [{ wildcard: "terminated*terminated" }], "state"],
  ["anything-but a text", [{ "anything-but": "initializing" }], [{ "anything-but": "terminated" }], "state"],
  ["anything-but texts", [{ "anything-but": ["a", "b"] }], [{ "anything-but": ["a", "terminated"] }], "state"],
  ["anything-but a number", [{ "anything-but": 123 }], [{ "anything-but": 5 }], "c-count"],
  ["anything-but numbers", [{ "anything-but": [1, 2] }], [{ "anything-but": [1, 5] }], "c-count"],
  ["anything-but prefix", [{ "anything-but": { prefix: "x" } }], [{ "anything-but": { prefix: "ter" } }], "state"],
  [
    "anything-but prefixes",
    [{ "anything-but": { prefix: ["x"] } }],
    [{ "anything-but": { prefix: ["x", "t"] } }],
    "state",
  ],
  [
    "anything-but suffix",
    [{ "anything-but": { suffix: "x" } }],
    [{ "anything-but": { suffix: ["x", "ted"] } }],
    "state",
  ],
  [
    "anything-but wildcard",
    [{ "anything-but": { wildcard: "*x*" } }],
    [{ "anything-but": { wildcard: "*/lib/*" } }],
    "file",
  ],
  [
    "anything-but, ignoring case",
    [{ "anything-but": { "equals-ignore-case": "x" } }],
    [{ "anything-but": { "equals-ignore-case": ["x", "TERMINATED"] } }],
    "state",
  ],
  ["anything-but of a missing field", [{ exists: false }], [{ "anything-but": "x" }], "missing"],
  ["numeric =", [{ numeric: ["=", 3.018e2] }], [{ numeric: ["=", 301] }], "x-limit"],
  ["numeric <", [{ numeric: ["<", 5.1] }], [{ numeric: ["<", 5] }], "c-count"],
  ["numeric range", [{ numeric: [">", 0, "<=", 5] }], [{ numeric: [">", 5, "<=", 10] }], "c-count"],
  ["numeric on text", [{ prefix: "10." }], [{ numeric: [">", 0] }], "source-ip"],
  ["cidr", [{ cidr: "10.0.0.0/24" }], [{ cidr: "10.0.1.0/24" }], "source-ip"],
  ["cidr of IPv6", [{ cidr: "2001:db8::/32" }], [{ cidr: "2001:db9::/32" }], "ipv6"],
  ["cidr on text", [{ "anything-but": "x" }], [{ cidr: "0.0.0.0/0" }], "state"],
  ["exists", [{ exists: true }], [{ exists: false }], "nothing"],
  ["exists on a missing field", [{ exists: false }], [{ exists: true }], "missing"],
  ["exists on a field that holds an object", [{ exists: false }], [{ exists: true }], "nested"],
  ["exists on an empty array", [{ exists: false }], [{ exists: true }], "none"],
  ["operators as alternatives", [{ prefix: "x" }, "terminated"], [{ prefix: "x" }, "y"], "state"],
  ["an array of the event", [{ prefix: "gr" }], [{ prefix: "bl" }], "tags"],
  [
    "anything-but on an array: any other element",
    [{ "anything-but": "red" }],
    [{ "anything-but": ["red", "green"] }],
    "tags",
  ],
])("operators: %s", (_name, matching, other, fields) => {
  const [first = "", second = first] = [fields].flat();
  it("matches", () => expect(matches(detail({ [first]: matching }))).toBe(true));
  it("does not match another event", () => expect(matches(detail({ [second]: other }))).toBe(false));
});

describe("wildcard escapes", () => {
  it.each([
    ["a\\*b", "a*b", true],
    ["a\\*b", "axb", false],
    ["a\\\\*", "a\\b", true],
  ])("%s on %s is %s", (wildcard, value, expected) => {
    expect(matches({ value: [{ wildcard }] }, { value })).toBe(expected);
  });
});
