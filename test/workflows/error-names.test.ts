import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { transientFaults } from "../../contracts/error-names.ts";
import { signalNames } from "../../contracts/signals.ts";
import { retry } from "../../workflows/retry.ts";
import { definition, machines } from "./definition.ts";

const steps = join(import.meta.dirname, "../../tasks/steps");
const states = machines.flatMap((machine) => {
  const { States } = definition(machine);
  return Object.entries(States).map(([name, state]) => [`${machine}: ${name}`, state] as const);
});
const taskStates = states.filter(([, { Type }]) => Type === "Task");

/** The error names that the contracts of all tasks export. */
async function contractErrors(): Promise<string[]> {
  const folders = readdirSync(steps);
  const contracts = await Promise.all(folders.map((name) => import(join(steps, name, "contract.ts"))));
  const Contract = z.object({ errors: z.record(z.string(), z.string()).default({}) });
  return contracts.flatMap((contract) => Object.values(Contract.parse({ ...contract }).errors));
}

it("names only errors that a task, a signal, Lambda or Step Functions throws", async () => {
  const ours = [...Object.values(transientFaults), ...Object.values(signalNames)];
  const thrown = new Set([...(await contractErrors()), ...ours]);
  const matched = states.flatMap(([, { Retry, Catch }]) =>
    [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
  );
  expect(matched.length).toBeGreaterThan(0);
  for (const name of matched) {
    expect(thrown.has(name) || /^(States|Lambda|Sandbox|Runtime)\./.test(name), name).toBe(true);
  }
});

it("catches every signal while it waits for the user", () => {
  const wait = definition("onboarding").States["Wait for the user"];
  const caught = wait?.Catch.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
  expect(caught).toEqual(expect.arrayContaining(Object.values(signalNames)));
});

it.each(taskStates)("retries in %s by the shared policy", (_, { Retry }) => {
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

it("never retries a final error of a contract, nor a signal", async () => {
  const finals = [...(await contractErrors()), ...Object.values(signalNames)];
  expect(finals.length).toBeGreaterThan(4);
  expect(finals.filter((name) => retry.errors.includes(name))).toEqual([]);
});

it("catches only what ends a wait and an address in use, so that a fault fails in its own state", () => {
  const catching = states.filter(([, { Catch }]) => Catch.length > 0).map(([name]) => name);
  expect(catching.sort()).toEqual([
    "onboarding: Verify email attribute",
    "onboarding: Wait for the start",
    "onboarding: Wait for the user",
    "onboarding: Wait for the user (code)",
    "password-reset: Wait for the user",
    "password-reset: Wait for the user (code)",
  ]);
});
