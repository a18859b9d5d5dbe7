// A process of its own, started by `players.ts`: plays its share of the seeds.
import { readFileSync } from "node:fs";
import { BuiltCode } from "../functions/functions.ts";
import { killMutant, type MutationEnv } from "../mutations/kill-mutant.ts";
import { mutations } from "../mutations/list.ts";
import type { Mutation } from "../mutations/mutation.ts";
import { type Stage, simulate } from "../run.ts";
import { findSites, tryFault } from "../single-faults/sites.ts";
import { stageOf } from "../stage.ts";
import { report } from "../timeline.ts";
import { Task, type WorkerMessage } from "./messages.ts";

const post = (message: WorkerMessage) => process.send?.(message);

process.once("message", async (message) => {
  const task = Task.parse(message);
  const code = BuiltCode.parse(JSON.parse(readFileSync(task.code, "utf8")));
  const stage = stageOf(task.assemblies, code);
  if (task.what === "seeds") await runSeeds(stage, task);
  else if (task.what === "single faults") await trySingleFaults(stage, task);
  else await tryMutations({ folders: task.assemblies, code, stage }, task);
  process.disconnect();
});

async function runSeeds(stage: Stage, { first, last, step, whole }: Task): Promise<void> {
  for (let seed = first; seed <= last; seed += step) {
    const { context, violations } = await simulate(stage, seed);
    if (violations.length > 0) post({ seed, report: report(context, violations, seed, whole) });
    post({ seeds: 1, calls: context.recorder.calls.length, hires: context.story.people.length });
  }
}

/** Where the seeds of a mutation find nothing any more, as the code has changed: so many others are tried. */
const OTHERS = 100;

/** And the system without them in the same stories. */
async function tryMutations(env: MutationEnv, { first, step, whole }: Task): Promise<void> {
  const others = Array.from({ length: OTHERS }, (_, index) => index + 1);
  for (const mutation of own(mutations, { first, step })) {
    for (const seed of mutation.seeds) {
      const { context, violations } = await simulate(env.stage, seed, mutation.story);
      if (violations.length > 0) post({ seed, report: report(context, violations, seed, whole) });
    }
    post({ mutation: mutation.name, rules: await rulesAgainst(env, mutation, [...mutation.seeds, ...others]) });
  }
}

/** Or what is wrong with the mutation. */
async function rulesAgainst(env: MutationEnv, mutation: Mutation, seeds: Iterable<number>): Promise<string[]> {
  try {
    return [...((await killMutant(env, mutation, seeds))?.rules ?? [])];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** A process's share. */
function own<T>(all: readonly T[], { first, step }: Pick<Task, "first" | "step">): readonly T[] {
  return all.filter((_, index) => (index + 1) % step === first % step);
}

async function trySingleFaults(stage: Stage, { first, step }: Task): Promise<void> {
  const { sites, broken } = await findSites(stage);
  const all = sites.flatMap((site) => site.kinds.map((kind) => ({ site, kind })));
  if (broken.length > 0) post({ seed: 0, report: `Without a fault: ${broken.join("\n")}` });
  const tried = own(all, { first, step });
  for (const { site, kind } of tried) {
    for (const what of await tryFault(stage, site, kind)) post({ seed: 0, report: what });
  }
  post({ tried: tried.map(({ site: { site }, kind }) => ({ site, kind })) });
}
