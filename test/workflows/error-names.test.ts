import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { transientFaults } from "../../tasks/lib/faults/names.ts";
import { retry } from "../../workflows/retry.ts";
import { definition } from "./definition.ts";

const tasks = join(import.meta.dirname, "../../tasks");
const states = Object.entries(definition.States);
const taskStates = states.filter(([, { Type }]) => Type === "Task");

/** The error names that the contracts of all tasks export. */
async function contractErrors(): Promise<string[]> {
  const folders = readdirSync(tasks).filter((name) => readdirSync(join(tasks, name)).includes("contract.ts"));
  const contracts = await Promise.all(folders.map((name) => import(join(tasks, name, "contract.ts"))));
  const Contract = z.object({ errors: z.record(z.string(), z.string()).default({}) });
  return contracts.flatMap((contract) => Object.values(Contract.parse({ ...contract }).errors));
}

it("names only errors that a task, Lambda or Step Functions throws", async () => {
  const thrown = new Set([...(await contractErrors()), ...Object.values(transientFaults)]);
  const matched = states.flatMap(([, { Retry, Catch }]) =>
    [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
  );
  expect(matched.length).toBeGreaterThan(0);
  for (const name of matched) {
    expect(thrown.has(name) || /^(States|Lambda|Sandbox|Runtime)\./.test(name), name).toBe(true);
  }
});

it.each(taskStates)("retries in %s by the one policy", (_, { Retry }) => {
  expect(Retry).toEqual([
    {
      ErrorEquals: retry.errors,
      IntervalSeconds: 1,
      BackoffRate: 2,
      MaxDelaySeconds: 60,
      MaxAttempts: 100,
      JitterStrategy: "FULL",
    },
  ]);
});

it("never retries a final error of a contract", async () => {
  const finals = await contractErrors();
  expect(finals.length).toBeGreaterThan(0);
  expect(finals.filter((name) => retry.errors.includes(name))).toEqual([]);
});

it("catches nothing but the end of the wait, so that a fault fails in its own state", () => {
  expect(states.filter(([, { Catch }]) => Catch.length > 0).map(([name]) => name)).toEqual(["Wait for the user"]);
});
