import { expect, inject, it } from "vitest";
import { simulate } from "../run.ts";
import { stageOf } from "../stage.ts";
import { codeOfTests, stageOfTests } from "../stage-of-tests.ts";
import { timelineOf } from "../timeline.ts";
import type { WorkerMessage } from "./messages.ts";
import { runSeeds } from "./workers.ts";

/** As `npm run simulate` does without options; it plays as many more as one likes. */
const SEEDS = 300;

it("no seed breaks a rule", { timeout: 240_000 }, async () => {
  const messages: WorkerMessage[] = [];
  const [assemblies, code] = [inject("assemblies"), inject("simulatedCode")];
  await runSeeds({ what: "seeds", assemblies, code, first: 1, last: SEEDS, whole: false }, 1, (message) =>
    messages.push(message),
  );
  expect(messages.flatMap((message) => ("report" in message ? message.report : [])).join("\n")).toBe("");
  const played = messages.flatMap((message) => ("calls" in message ? message.calls : []));
  expect(played).toHaveLength(SEEDS);
  expect(Math.min(...played), "calls of AWS in each").toBeGreaterThan(0);
});

it("plays the same history again, whatever was played before", async () => {
  const used = stageOfTests();
  for (const other of [4, 248]) await simulate(used, other);
  const again = timelineOf((await simulate(used, 249)).context);
  const fresh = timelineOf((await simulate(stageOf(inject("assemblies"), codeOfTests()), 249)).context);
  expect(again).toEqual(fresh);
  expect(fresh.length).toBeGreaterThan(50);
});

it("plays another history for another seed", async () => {
  const stage = stageOfTests();
  const [one, other] = [await simulate(stage, 17), await simulate(stage, 18)];
  expect(timelineOf(one.context)).not.toEqual(timelineOf(other.context));
});
