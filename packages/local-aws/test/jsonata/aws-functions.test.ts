import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { compileExpression } from "../../src/services/step-functions/jsonata/expression.ts";
import { ManualClock } from "../support/manual-clock.ts";

/* https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, [D] unless a title says otherwise. */
const functions = { clock: new ManualClock(), random: () => 0.75, newId: randomUUID };
const evaluate = (text: string) => compileExpression(text, functions).evaluate({ data: "input data" });

describe("the functions that Step Functions adds", () => {
  it.each([
    [
      "$partition([1,2,3,4], 2)",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["$partition([1,2,3], 5)", [[1, 2, 3]]],
    ["$partition([], 2)", []],
    ["$range(0, 10, 2)", [0, 2, 4, 6, 8, 10]],
    ["$range(1, 10, 4)", [1, 5, 9]],
    ["$range(10, 1, -4)", [10, 6, 2]],
    ["$range(5, 5, 1)", [5]],
    ["$parse('{\"a\":[1,null]}')", { a: [1, null] }],
    ["$parse('[]')", []],
    ["$parse('\"a\"') & $parse('1')", "a1"],
    ["$random()", 0.75],
  ])("%s is %j", async (text, value) => expect(await evaluate(text)).toEqual({ kind: "value", value }));

  it.each([
    ["$range(0.9, 5.9, 2.9)", [0, 2, 4]],
    ["$partition([1,2,3], 1.9)", [[1], [2], [3]]],
    ["$random(3.9) = $random(3)", true],
  ])("arguments that must be integers are rounded down: %s is %j", async (text, value) =>
    expect(await evaluate(text)).toEqual({ kind: "value", value }),
  );

  it.each([
    ["MD5", "md5"],
    ["SHA-1", "sha1"],
    ["SHA-256", "sha256"],
    ["SHA-384", "sha384"],
    ["SHA-512", "sha512"],
  ])("$hash with %s is its digest in hexadecimal", async (algorithm, name) => {
    const value = createHash(name).update("input data").digest("hex");
    expect(await evaluate(`$hash($data, '${algorithm}')`)).toEqual({ kind: "value", value });
  });

  it("$uuid is a UUID of version 4, another one each time", async () => {
    const text = "[$uuid(), $uuid()]";
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const uuid = expect.stringMatching(pattern);
    expect(await evaluate(text)).toEqual({ kind: "value", value: [uuid, uuid] });
    expect(await evaluate("$uuid() = $uuid()")).toEqual({ kind: "value", value: false });
  });

  it("$random with a seed is in [0, 1), and differs for another seed", async () => {
    const text = "($r := $random(1); $r >= 0 and $r < 1 and $r != $random(2))";
    expect(await evaluate(text)).toEqual({ kind: "value", value: true });
  });

  it.each([
    "$hash($data)",
    "$hash($data, 'sha-256')",
    "$hash(1, 'MD5')",
    "$parse('{')",
    "$parse('')",
    "$parse(1)",
    "$range(1, 2)",
    "$range(1, 2, 0)",
    "$range('1', 2, 1)",
    "$partition([1], 0)",
    "$partition([1])",
    "$random('a')",
  ])("%s is an error", async (text) => expect(await evaluate(text)).toMatchObject({ kind: "error" }));
});

describe("[O] nothing (undefined)", () => {
  it.each(["$nope", "$nope.a", "$data.a", "[1][5]", "()", "$lookup({}, 'a')"])("is the result of %s", async (text) =>
    expect(await evaluate(text)).toEqual({ kind: "undefined" }),
  );

  it.each([
    ['{"a": $nope, "b": null}', { b: null }],
    ["[$nope, 1]", [1]],
    ["$exists($nope) ? $nope : null", null],
  ])("is left out of %s, which is %j", async (text, value) =>
    expect(await evaluate(text)).toEqual({ kind: "value", value }),
  );
});

describe("a result that is no JSON", () => {
  it.each(["$sum", "function($x) { $x }", "/a/", "[1, $sum]", '{"a": {"b": $sum}}', "1 / 0", "[-1 / 0]"])(
    "%s is not supported",
    async (text) => expect(await evaluate(text)).toEqual({ kind: "unsupported" }),
  );
});

const clock = new ManualClock(Date.UTC(2026, 0, 5, 9));
const id = "3f2f6c0e-6a65-4b6f-9d54-6a6f1c7b2a10";
const fixed = { clock, random: () => 0.25, newId: () => id };
const evaluateFixed = (text: string) => compileExpression(text, fixed).evaluate({});

describe("the functions that Step Functions adds, with a fixed clock and id", () => {
  it.each([
    ["$partition([1,2,3,4,5], 2.9)", [[1, 2], [3, 4], [5]]],
    ["$range(0, 10, 5)", [0, 5, 10]],
    ["$range(3, 1, -1)", [3, 2, 1]],
    ["$hash('a', 'MD5')", "0cc175b9c0f1b6a831c399e269772661"],
    ["$hash('a', 'SHA-1')", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"],
    ["$random()", 0.25],
    ["$random(7) = $random(7)", true],
    ["$uuid()", id],
    ["$parse('{\"a\":[1]}').a", [1]],
    ["$millis()", Date.UTC(2026, 0, 5, 9)],
    ["$now()", "2026-01-05T09:00:00.000Z"],
    ["$now('[Y]-[M01]-[D01]')", "2026-01-05"],
  ])("%s is %j", async (text, value) => {
    expect(await evaluateFixed(text)).toEqual({ kind: "value", value });
  });

  it("an unknown hash algorithm is an error", async () => {
    expect(await evaluateFixed("$hash('a', 'CRC')")).toMatchObject({ kind: "error" });
  });
});
