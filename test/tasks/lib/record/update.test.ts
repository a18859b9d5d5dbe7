import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priorStates, Status } from "../../../../tasks/lib/record/record.ts";
import { type Change, expressionsOf } from "../../../../tasks/lib/record/update.ts";

/** Every status but the first, because no change leads there. */
const entered = Status.options.filter((status) => priorStates[status].length > 0);
const word = fc.constantFrom("round", "rejection", "taskToken", "links", "attempts", "status2", "name");
const words = fc.uniqueArray(word, { maxLength: 3 });
const values = fc.dictionary(word, fc.oneof(fc.string(), fc.integer()), { maxKeys: 3 });

const changes: fc.Arbitrary<Change & { readonly status: Status }> = fc.record({
  status: fc.constantFrom(...entered),
  set: values,
  setOnce: values,
  where: values,
  append: fc.dictionary(word, fc.array(fc.integer()), { maxKeys: 2 }),
  add: fc.dictionary(word, fc.integer(), { maxKeys: 2 }),
  remove: words,
  having: words,
  without: words,
  lacking: fc.dictionary(word, fc.string(), { maxKeys: 2 }),
  shift: fc.dictionary(word, fc.string(), { maxKeys: 1 }),
});

/** The states that the condition of an update allows. */
function allowedBy(change: Change): unknown[] {
  const { ConditionExpression = "", ExpressionAttributeValues = {} } = expressionsOf(change);
  const list = /#status IN \(([^)]*)\)/.exec(ConditionExpression)?.[1] ?? "";
  return list.split(", ").map((key) => ExpressionAttributeValues[key]);
}

describe("a change of status", () => {
  it("is allowed from exactly its prior states, whatever else it changes", () => {
    fc.assert(
      fc.property(changes, (change) => {
        expect(allowedBy(change)).toEqual(priorStates[change.status]);
      }),
    );
  });

  it("is narrowed by `from`, never widened", () => {
    const from = fc.uniqueArray(fc.constantFrom(...Status.options), { minLength: 1 });
    fc.assert(
      fc.property(changes, from, (change, states) => {
        const prior: readonly Status[] = priorStates[change.status];
        fc.pre(prior.some((state) => states.includes(state)));
        expect(allowedBy({ ...change, from: states })).toEqual(prior.filter((state) => states.includes(state)));
      }),
    );
  });
});

it("declares every placeholder that it uses, and uses every one that it declares", () => {
  fc.assert(
    fc.property(changes, (change) => {
      const { UpdateExpression, ConditionExpression, ...attributes } = expressionsOf(change);
      const used = `${UpdateExpression} ${ConditionExpression}`.match(/[#:]\w+/g) ?? [];
      const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = attributes;
      const declared = [...Object.keys(ExpressionAttributeNames), ...Object.keys(ExpressionAttributeValues)];
      expect(new Set(used)).toEqual(new Set(declared));
    }),
  );
});

it("never creates a record: each condition requires that it exists", () => {
  fc.assert(
    fc.property(changes, (change) => {
      expect(expressionsOf(change).ConditionExpression).toMatch(/^attribute_exists\(#id\) AND /);
    }),
  );
});

it.each<[string, Change, object]>([
  [
    "a status with an attribute",
    { status: "SUBMITTED", set: { sealedPassword: "x" }, remove: ["rejection"], without: ["sealedPassword"] },
    {
      UpdateExpression: "SET #sealedPassword = :v0, #status = :v1 REMOVE #rejection",
      ConditionExpression: "attribute_exists(#id) AND #status IN (:v2) AND attribute_not_exists(#sealedPassword)",
      ExpressionAttributeValues: { ":v0": "x", ":v1": "SUBMITTED", ":v2": "WAITING" },
    },
  ],
  [
    "a list, a count and an attribute that is set once",
    { append: { links: [1] }, add: { attempts: 1 }, setOnce: { invitedAt: "now" } },
    {
      UpdateExpression:
        "SET #invitedAt = if_not_exists(#invitedAt, :v0), #links = list_append(if_not_exists(#links, :v1), :v2), #attempts = if_not_exists(#attempts, :v3) + :v4",
      ConditionExpression: "attribute_exists(#id)",
    },
  ],
  [
    "a change that no state allows",
    { status: "SUBMITTED", from: ["INVITED"] },
    { ConditionExpression: "attribute_exists(#id) AND attribute_not_exists(#id)" },
  ],
  [
    "nothing but a removal",
    { from: ["WAITING"], remove: ["taskToken"], having: ["taskToken"] },
    {
      UpdateExpression: "REMOVE #taskToken",
      ConditionExpression: "attribute_exists(#id) AND #status IN (:v0) AND attribute_exists(#taskToken)",
    },
  ],
])("writes %s as DynamoDB expressions", (_, change, expressions) => {
  expect(expressionsOf(change)).toMatchObject(expressions);
});
