// A process of its own, started by `players.ts`: plays its share of the seeds.
import { readFileSync } from "node:fs";
import { BuiltCode } from "../functions/functions.ts";
import { simulate } from "../run.ts";
import { stageOf } from "../stage.ts";
import { report } from "../timeline.ts";
import { type Said, Task } from "./messages.ts";

const say = (said: Said) => process.send?.(said);

process.once("message", async (message) => {
  const task = Task.parse(message);
  const stage = stageOf(task.assembly, BuiltCode.parse(JSON.parse(readFileSync(task.code, "utf8"))));
  for (let seed = task.first; seed <= task.last; seed += task.step) {
    const { scene, violations } = await simulate(stage, seed);
    if (violations.length > 0) say({ seed, report: report(scene, violations, seed, task.whole) });
    say({ seeds: 1, calls: scene.witness.calls.length, hires: scene.story.people.length });
  }
  process.disconnect();
});
