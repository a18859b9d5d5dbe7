// A process of its own, started by `players.ts`: plays its share of the seeds.
import { readFileSync } from "node:fs";
import { BuiltCode } from "../functions/functions.ts";
import { type Stage, simulate } from "../run.ts";
import { findSites, tryFault } from "../single-faults/sites.ts";
import { stageOf } from "../stage.ts";
import { report } from "../timeline.ts";
import { type Said, Task } from "./messages.ts";

const say = (said: Said) => process.send?.(said);

process.once("message", async (message) => {
  const task = Task.parse(message);
  const stage = stageOf(task.assemblies, BuiltCode.parse(JSON.parse(readFileSync(task.code, "utf8"))));
  await (task.what === "seeds" ? playSeeds(stage, task) : trySingleFaults(stage, task));
  process.disconnect();
});

async function playSeeds(stage: Stage, { first, last, step, whole }: Task): Promise<void> {
  for (let seed = first; seed <= last; seed += step) {
    const { scene, violations } = await simulate(stage, seed);
    if (violations.length > 0) say({ seed, report: report(scene, violations, seed, whole) });
    say({ seeds: 1, calls: scene.witness.calls.length, hires: scene.story.people.length });
  }
}

async function trySingleFaults(stage: Stage, { first, step }: Task): Promise<void> {
  const { sites, broken } = await findSites(stage);
  const all = sites.flatMap((site) => site.kinds.map((kind) => ({ site, kind })));
  if (broken.length > 0) say({ seed: 0, report: `Without a fault: ${broken.join("\n")}` });
  const own = all.filter((_, index) => (index + 1) % step === first % step);
  for (const { site, kind } of own) {
    for (const what of await tryFault(stage, site, kind)) say({ seed: 0, report: what });
  }
  say({ tried: own.map(({ site: { site }, kind }) => ({ site, kind })) });
}
