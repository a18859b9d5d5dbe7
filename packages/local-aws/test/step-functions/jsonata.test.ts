import { describe, expect, it } from "vitest";
import { compileExpression } from "../../src/services/step-functions/jsonata/expression.ts";
import { ManualClock } from "../support/manual-clock.ts";

const clock = new ManualClock(Date.UTC(2026, 0, 5, 9));
const id = "3f2f6c0e-6a65-4b6f-9d54-6a6f1c7b2a10";
const functions = { clock, random: () => 0.25, newId: () => id };
const evaluate = (text: string) => compileExpression(text, functions).evaluate({});

describe("functions that Step Functions adds to JSONata", () => {
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
    expect(await evaluate(text)).toEqual({ kind: "value", value });
  });

  it("an unknown hash algorithm is an error", async () => {
    expect(await evaluate("$hash('a', 'CRC')")).toMatchObject({ kind: "error" });
  });
});
