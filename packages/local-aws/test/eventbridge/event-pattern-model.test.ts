import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { compilePattern } from "../../src/services/eventbridge/pattern/pattern.ts";
import { holds } from "../support/holds.ts";
import { anyJson, deepJson, mutated } from "../support/hostile.ts";
import { events, patterns } from "./event-pattern-model.ts";

describe("a pattern", () => {
  holds(
    "matches as its operators are documented",
    500,
    fc.property(patterns, events, (pattern, event) => {
      expect(compilePattern(pattern.json)(event)).toBe(pattern.holds(event));
    }),
  );

  holds(
    "matches whatever the order of lists and fields is, in the event and in the pattern",
    120,
    fc.property(patterns, events, ({ json }, event) => {
      const matches = compilePattern(json)(event);
      expect(compilePattern(json)(reversed(event))).toBe(matches);
      expect(compilePattern(reversed(json, ["numeric"]))(event)).toBe(matches);
    }),
  );

  holds(
    "matches whatever other fields the event has",
    120,
    fc.property(patterns, events, anyJson(), ({ json }, event, more) => {
      expect(compilePattern(json)({ ...event, unknown: more })).toBe(compilePattern(json)(event));
    }),
  );

  holds(
    "matches in an $or with itself as alone, and in an $or with another pattern when it matches alone",
    120,
    fc.property(patterns, patterns, events, ({ json: one }, { json: other }, event) => {
      const alone = compilePattern(one)(event);
      expect(compilePattern({ $or: [one, one] })(event)).toBe(alone);
      expect(compilePattern({ $or: [other, one] })(event)).toBe(alone || compilePattern(other)(event));
    }),
  );

  holds(
    "matches any event or not, and is refused with InvalidEventPatternException when it is not valid",
    400,
    fc.property(
      fc.oneof(
        anyJson(),
        deepJson,
        mutated(patterns.map(({ json }) => json)),
        fc.tuple(operator, anyJson()).map(([name, argument]) => ({ a: [{ [name]: argument }] })),
        fc
          .array(fc.oneof(fc.constantFrom("=", "<", ">", "<=", ">=", 1, 5), anyJson()), { maxLength: 5 })
          .map((numeric) => ({ a: [{ numeric }] })),
      ),
      fc.oneof(anyJson(), deepJson, events),
      (pattern, event) => {
        expect(["yes", "no", "InvalidEventPatternException"]).toContain(answerOf(pattern, event));
      },
    ),
  );

  const wrong: readonly unknown[] = [
    {},
    [],
    { unknown: 1 },
    { prefix: 1 },
    { exists: "yes" },
    { prefix: "a", suffix: "b" },
    { "anything-but": [] },
    { "anything-but": ["a", 1] },
    { "anything-but": null },
    { wildcard: "a**b" },
    { wildcard: "\\x" },
    { cidr: "10.0.0.0/33" },
    { cidr: "a" },
    { numeric: [] },
    { numeric: ["<"] },
    { numeric: ["<", "5"] },
    { numeric: [">", 5, "<", 1] },
    { numeric: ["<", 1, ">", 5] },
    { numeric: ["=", 5e10] },
    { numeric: [">", 1, "<"] },
  ];

  holds(
    "is refused for one wrong alternative, wherever it is",
    120,
    fc.property(patterns, fc.constantFrom(...wrong), fc.constantFrom("wrong", "$or"), ({ json }, alternative, name) => {
      const inside =
        name === "$or" ? { $or: [json, { wrong: [alternative] }] } : { ...json, wrong: { at: ["a", alternative] } };
      expect(answerOf(inside, {})).toBe("InvalidEventPatternException");
    }),
  );
});

const operator = fc.constantFrom(
  "anything-but",
  "cidr",
  "equals-ignore-case",
  "numeric",
  "prefix",
  "suffix",
  "wildcard",
  "exists",
  "toString",
);

function answerOf(pattern: unknown, event: unknown): string {
  try {
    return compilePattern(pattern)(event) ? "yes" : "no";
  } catch (error) {
    return error instanceof AwsError ? error.code : String(error);
  }
}

/** The value with all lists and fields in reverse order, but for lists of these names, whose order matters. */
function reversed(value: unknown, ordered: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((each) => reversed(each, ordered)).reverse();
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([name, each]) => [name, ordered.includes(name) ? each : reversed(each, ordered)]),
  );
}

it.each([
  ["an operator", '{"a":[{"numeric":[{"toString":1,"valueOf":2},1]}]}'],
  ["the upper operator", '{"a":[{"numeric":[">",1,{"toString":1,"valueOf":2},5]}]}'],
  ["operators in lists", '{"a":[{"numeric":[[">"],1,["<"],5]}]}'],
])("refuses a numeric range with an object for %s", (_, pattern) => {
  expect(answerOf(JSON.parse(pattern), { a: 3 })).toBe("InvalidEventPatternException");
});
