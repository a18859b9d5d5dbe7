import { beforeAll, expect, inject, it } from "vitest";
import { Input } from "../../../tasks/steps/emit-event/contract.ts";
import { faultKinds } from "../faults/kinds.ts";
import { taskNames } from "../functions/build.ts";
import type { WorkerMessage } from "../seeds/messages.ts";
import { runSeeds } from "../seeds/workers.ts";

const messages: WorkerMessage[] = [];

beforeAll(async () => {
  const [assemblies, code] = [inject("assemblies"), inject("simulatedCode")];
  const task = { what: "single faults", assemblies, code, first: 1, last: 1, whole: false } as const;
  await runSeeds(task, 1, (message) => messages.push(message));
}, 240_000);

const tried = () => messages.flatMap((message) => ("tried" in message ? message.tried : []));

it("survives every kind of fault at every call", () => {
  expect(messages.flatMap((message) => ("report" in message ? message.report : []))).toEqual([]);
  expect(tried().length).toBeGreaterThan(750);
});

/** Calls nobody. */
const WITHOUT_SITES = ["compose-code-message"];

it("gets to every function that makes calls", () => {
  const functions = new Set(tried().map(({ site }) => site.replace(/^.* of /, "")));
  expect([...functions].sort()).toEqual(
    taskNames()
      .filter((name) => !WITHOUT_SITES.includes(name))
      .sort(),
  );
});

it("tries every kind but stale reads: every read of a record is consistent", () => {
  const kinds = new Set(tried().map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(faultKinds.filter((kind) => kind !== "stale read").sort());
});

it("tries every type of event that emit-event publishes", () => {
  const sites = new Set(tried().map(({ site }) => site));
  const types = Input.options.map(({ shape }) => shape.type.value);
  expect([...sites].filter((site) => site.endsWith(" of emit-event")).sort()).toEqual(
    types.map((type) => `PutEvents 1 for ${type} of emit-event`).sort(),
  );
});
