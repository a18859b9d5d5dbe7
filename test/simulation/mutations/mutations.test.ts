import { beforeAll, describe, expect, inject, test } from "vitest";
import { finalRules } from "../rules/final.ts";
import { safetyRules } from "../rules/safety.ts";
import { simulate } from "../run.ts";
import { stageOf } from "../stage.ts";
import { codeOfTests } from "../stage-of-tests.ts";
import { findOut, type Lab } from "./find-out.ts";
import { mutations } from "./list.ts";

const rules = [...safetyRules, ...finalRules].map(({ name }) => name);
/** Where the seeds of a mutation find nothing any more, as the code has changed: so many others are tried. */
const OTHERS = 100;

let lab: Lab;
beforeAll(() => {
  const [folders, code] = [inject("assemblies"), codeOfTests()];
  lab = { folders, code, stage: stageOf(folders, code) };
});

describe("the rules of the simulation find out", () => {
  test.each(mutations)("$name", async (mutation) => {
    const others = Array.from({ length: OTHERS }, (_, index) => index + 1);
    const found = await findOut(lab, mutation, [...mutation.seeds, ...others]);
    expect(found?.rules).toEqual(expect.arrayContaining([expect.toBeOneOf([...mutation.caughtBy])]));
  });
});

test("the system without a mistake breaks no rule in the same stories", async () => {
  for (const { seeds, story } of mutations) {
    for (const seed of seeds) expect((await simulate(lab.stage, seed, story)).violations, `seed ${seed}`).toEqual([]);
  }
});

test("every rule is found to be broken by some mistake", () => {
  const caught = new Set(mutations.flatMap(({ caughtBy }) => caughtBy));
  expect(rules.filter((rule) => !caught.has(rule))).toEqual([]);
  expect([...caught].filter((rule) => !rules.includes(rule))).toEqual([]);
});

test("no two rules or mistakes have one name, and there are many", () => {
  const names = [...rules, ...mutations.map(({ name }) => name)];
  expect(new Set(names).size).toBe(names.length);
  expect(rules.length).toBeGreaterThanOrEqual(25);
  expect(mutations.length).toBeGreaterThanOrEqual(36);
});
