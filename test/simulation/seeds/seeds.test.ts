import { expect, inject, it } from "vitest";
import { simulate } from "../run.ts";
import { stageOf } from "../stage.ts";
import { codeOfTests, stageOfTests } from "../stage-of-tests.ts";
import { report, timelineOf } from "../timeline.ts";

/** As `npm run simulate` does without options; it plays as many more as one likes. */
const SEEDS = 300;
const PARTS = 6;

it.each(Array.from({ length: PARTS }, (_, part) => part))("no seed breaks a rule (part %i)", async (part) => {
  for (let seed = part + 1; seed <= SEEDS; seed += PARTS) {
    const { scene, violations } = await simulate(stageOfTests(), seed);
    if (violations.length > 0) expect.fail(report(scene, violations, seed));
    expect(scene.witness.calls.length, "calls of AWS").toBeGreaterThan(0);
  }
});

it("plays the same history again, whatever was played before", async () => {
  const used = stageOfTests();
  for (const other of [4, 248]) await simulate(used, other);
  const again = timelineOf((await simulate(used, 249)).scene);
  const fresh = timelineOf((await simulate(stageOf(inject("assembly"), codeOfTests()), 249)).scene);
  expect(again).toEqual(fresh);
  expect(fresh.length).toBeGreaterThan(50);
});

it("plays another history for another seed", async () => {
  const stage = stageOfTests();
  const [one, other] = [await simulate(stage, 17), await simulate(stage, 18)];
  expect(timelineOf(one.scene)).not.toEqual(timelineOf(other.scene));
});
