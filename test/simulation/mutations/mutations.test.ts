import { beforeAll, describe, expect, inject, test } from "vitest";
import { livenessRules } from "../rules/liveness.ts";
import { safetyRules } from "../rules/safety.ts";
import type { WorkerMessage } from "../seeds/messages.ts";
import { runSeeds } from "../seeds/workers.ts";
import { mutations } from "./list.ts";

const rules = [...safetyRules, ...livenessRules].map(({ name }) => name);
const messages: WorkerMessage[] = [];

beforeAll(async () => {
  const [assemblies, code] = [inject("assemblies"), inject("simulatedCode")];
  const task = { what: "mutations", assemblies, code, first: 1, last: 1, whole: false } as const;
  await runSeeds(task, 1, (message) => messages.push(message));
}, 240_000);

describe("the rules of the simulation kill the mutant", () => {
  test.each(mutations)("$name", ({ name, killedBy }) => {
    const found = messages.flatMap((message) =>
      "mutation" in message && message.mutation === name ? message.rules : [],
    );
    expect(found).toEqual(expect.arrayContaining([expect.toBeOneOf([...killedBy])]));
  });
});

test("the system without a mutation breaks no rule in the same stories", () => {
  expect(messages.flatMap((message) => ("report" in message ? message.report : [])).join("\n")).toBe("");
});

test("every rule kills at least one mutant", () => {
  const caught = new Set(mutations.flatMap(({ killedBy }) => killedBy));
  expect(rules.filter((rule) => !caught.has(rule))).toEqual([]);
  expect([...caught].filter((rule) => !rules.includes(rule))).toEqual([]);
});

test("rules and mutations have names of their own, and are many", () => {
  const names = [...rules, ...mutations.map(({ name }) => name)];
  expect(new Set(names).size).toBe(names.length);
  expect(rules.length).toBeGreaterThanOrEqual(25);
  expect(mutations.length).toBeGreaterThanOrEqual(36);
});
