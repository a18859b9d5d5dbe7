import { applies, type FaultKind, faultKinds } from "../faults/kinds.ts";
import { type FaultPlan, nameOf, noFaults, singleFault } from "../faults/plan.ts";
import type { Call } from "../functions/port.ts";
import { chanceOf } from "../kernel/chance.ts";
import { play, type RunResult, type Stage } from "../run.ts";
import { stories } from "./stories.ts";

/** A call of AWS somewhere in the functions, and the first story that gets there, or one that tries it again. */
export interface SiteInStory {
  readonly site: string;
  readonly story: string;
  readonly kinds: readonly FaultKind[];
}

function playStory(stage: Stage, name: string, plan: FaultPlan, isCold = false): Promise<RunResult> {
  const found = stories[name];
  if (found === undefined) throw new Error(`There is no story ${name}.`);
  const { before, again: _, ...story } = found;
  const first = before === undefined ? noFaults : singleFault(...before);
  const faultOf: FaultPlan["faultOf"] = (...at) => first.faultOf(...at) ?? plan.faultOf(...at);
  return play(stage, { story: { ...story, isCold }, plan: { faultOf }, chance: chanceOf(name) });
}

/** Plays each story once without another fault, and notes every call that is made. Answers also what is wrong already then. */
export async function findSites(stage: Stage): Promise<{ sites: readonly SiteInStory[]; broken: readonly string[] }> {
  const sites = new Map<string, SiteInStory>();
  const broken: string[] = [];
  for (const story of Object.keys(stories)) {
    const { context, violations } = await playStory(stage, story, noFaults, true);
    broken.push(...violations.map(({ rule, what }) => `${story}: ${rule}: ${what}`));
    for (const { seen } of context.recorder.calls) {
      const site = nameOf(seen);
      const isAgain = stories[story]?.again?.includes(site) ?? false;
      const key = isAgain ? `${site}, ${story}` : site;
      if (!sites.has(key)) sites.set(key, { site, story, kinds: kindsOf(seen.call) });
    }
  }
  return { sites: [...sites.values()], broken };
}

function kindsOf(call: Call): readonly FaultKind[] {
  return faultKinds.filter((kind) => applies(kind, call));
}

/** Plays a story with one fault at one place; answers what is broken, and whether the fault happened at all. */
export async function tryFault(
  stage: Stage,
  { site, story }: SiteInStory,
  kind: FaultKind,
): Promise<readonly string[]> {
  const plan = singleFault(site, kind);
  // What functions remember they ask for only when they are new, and to make them new takes time.
  const { violations } = await playStory(stage, story, plan, site.startsWith("DescribeUserPoolClient"));
  if (!plan.hasHappened()) return [`${site}, ${kind}: the fault did not happen`];
  return violations.map(({ rule, what }) => `${site}, ${kind} (${story}): ${rule}: ${what}`);
}
