import { describe, expect, it } from "vitest";
import { compileConditions } from "../../src/services/iam/policy/condition.ts";

const keys = "kms:EncryptionContextKeys";
const none: readonly string[] = [];

/** Whether a condition on a key is met by these values. */
describe("a condition with", () => {
  it.each([
    ["StringEquals", ["a", "b"], ["b"], true],
    ["StringEquals", ["a"], ["A"], false],
    ["StringEquals", ["a*"], ["ab"], false],
    ["StringEquals", ["a"], none, false],
    ["StringNotEquals", ["a", "b"], ["c"], true],
    ["StringNotEquals", ["a", "b"], ["b"], false],
    ["StringNotEquals", ["a"], none, true],
    ["Bool", ["false"], ["False"], true],
    ["Bool", ["false"], ["true"], false],
    ["Bool", ["false"], none, false],
    ["Null", ["true"], none, true],
    ["Null", ["true"], ["a"], false],
    ["Null", ["false"], ["a"], true],
    ["Null", ["false"], none, false],
    ["ForAllValues:StringEquals", ["a", "b"], ["a"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
    ["ForAllValues:StringEquals", ["a"], none, true],
    ["ForAllValues:StringNotEquals", ["a"], ["b", "a"], false],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], true],
    ["ForAnyValue:StringEquals", ["a"], ["c"], false],
    ["ForAnyValue:StringEquals", ["a"], none, false],
    ["ForAnyValue:StringNotEquals", ["a"], ["a", "b"], true],
    ["ArnEquals", ["arn:aws:iam::1:role/a*"], ["arn:aws:iam::1:role/ab"], true],
    ["ArnEquals", ["arn:aws:iam::1:role/?"], ["arn:aws:iam::1:role/ab"], false],
    ["ArnEquals", ["arn:aws:*:role/a"], ["arn:aws:iam::1:role/a"], false],
    ["ArnLike", ["arn:aws:execute-api:*:1:api/*/*"], ["arn:aws:execute-api:x:1:api/$default/POST/a:b"], true],
    ["ArnEquals", ["arn:aws:iam::1:role/a"], none, false],
    ["ArnNotEquals", ["arn:aws:iam::1:role/a"], ["arn:aws:iam::1:role/b"], true],
    ["ArnNotEquals", ["arn:aws:iam::1:role/a"], ["arn:aws:iam::1:role/a"], false],
    ["ArnNotEquals", ["arn:aws:iam::1:role/a"], none, true],
  ])("%s %j, for the values %j: %s", (operator, values, actual, isMet) => {
    const condition = compileConditions({ [operator]: { [keys]: values } });
    expect(condition({ [keys.toLowerCase()]: actual })).toBe(isMet);
    if (actual.length === 0) expect(condition({})).toBe(isMet);
  });

  it("several keys and operators needs all of them", () => {
    const block = { StringEquals: { "events:source": ["a"], "events:detail-type": ["b"] }, Null: { [keys]: ["true"] } };
    const isMet = compileConditions(block);
    expect(isMet({ "events:source": ["a"], "events:detail-type": ["b"] })).toBe(true);
    expect(isMet({ "events:source": ["a"], "events:detail-type": ["c"] })).toBe(false);
    expect(isMet({ "events:source": ["a"], "events:detail-type": ["b"], [keys.toLowerCase()]: ["k"] })).toBe(false);
  });

  it.each([
    [{ NumericLessThan: { "events:source": ["1"] } }, "The condition operator NumericLessThan"],
    [{ StringEqualsIfExists: { "events:source": ["a"] } }, "The condition operator StringEqualsIfExists"],
    [{ StringEquals: { "aws:SourceVpc": ["a"] } }, "The condition key aws:SourceVpc"],
  ])("%j is refused by name", (block, name) => {
    expect(() => compileConditions(block)).toThrow(`${name} is not supported by the local run`);
  });
});
