import { beforeAll, describe, expect, inject, test } from "vitest";
import { finalRules } from "../rules/liveness.ts";
import { safetyRules } from "../rules/safety.ts";
import type { Said } from "../seeds/messages.ts";
import { playSeeds } from "../seeds/workers.ts";
import { mutations } from "./list.ts";

const rules = [...safetyRules, ...finalRules].map(({ name }) => name);
const heard: Said[] = [];

beforeAll(async () => {
  const [assemblies, code] = [inject("assemblies"), inject("simulatedCode")];
  const task = { what: "mutations", assemblies, code, first: 1, last: 1, whole: false } as const;
  await playSeeds(task, 1, (said) => heard.push(said));
}, 240_000);

describe("the rules of the simulation find out", () => {
  test.each(mutations)("$name", ({ name, caughtBy }) => {
    const found = heard.flatMap((said) => ("mutation" in said && said.mutation === name ? said.rules : []));
    expect(found).toEqual(expect.arrayContaining([expect.toBeOneOf([...caughtBy])]));
  });
});

test("the system without a mistake breaks no rule in the same stories", () => {
  expect(heard.flatMap((said) => ("report" in said ? said.report : [])).join("\n")).toBe("");
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
