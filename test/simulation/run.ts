import { sendAll } from "./actors/hr.ts";
import { repair } from "./actors/operator.ts";
import { liveAs } from "./actors/person.ts";
import { type FaultPlan, faultsByChance } from "./faults/plan.ts";
import type { Functions } from "./functions/functions.ts";
import { type Chance, chanceOf } from "./kernel/chance.ts";
import type { Observations } from "./recorder/recorder.ts";
import { modelOf } from "./rules/model/model.ts";
import type { LivenessRule, RuleContext, SafetyRule, Violation } from "./rules/rule.ts";
import { drawStory } from "./story/draw-story.ts";
import type { Deployed, Story } from "./story/story.ts";
import { DAY } from "./story/time.ts";
import type { Deployment } from "./world/deployment.ts";
import { createWorld, START, type World } from "./world/world.ts";

/** The app as deployed in one way: its loaded code, and its template. */
export interface LoadedApp {
  readonly functions: Functions;
  readonly deployment: Deployment;
}

/** What many runs share: the loaded apps, and the rules. */
export interface Stage {
  readonly appOf: (deployed: Deployed) => LoadedApp;
  readonly safety: readonly SafetyRule[];
  readonly liveness: readonly LivenessRule[];
}

export interface RunResult {
  readonly context: RuleContext;
  readonly violations: readonly Violation[];
}

/** By then every run must have ended: the last start or next hire, the deadline, and the time for repairs. */
const END = START + 60 * DAY;
/** More steps than any story takes: a run that needs them loops. */
const MAX_STEPS = 60_000;

/** Plays the story that a seed draws, changed by `change`. The same seed gives the same history. */
export function simulate(stage: Stage, seed: number, change = (story: Story) => story): Promise<RunResult> {
  const chance = chanceOf(`seed ${seed}`);
  const story = change(drawStory(chance.fork("story")));
  const plan = faultsByChance(chance.fork("faults"), story.faultProbability, START + story.faultsUntil);
  return play(stage, { story, plan, chance });
}

interface PlayOptions {
  readonly story: Story;
  readonly plan: FaultPlan;
  readonly chance: Chance;
}

/** Plays a story to its end, or to the first step that breaks a rule. */
export async function play(stage: Stage, { story, plan, chance }: PlayOptions): Promise<RunResult> {
  const { functions, deployment } = stage.appOf(story.deployed);
  const skews = chance.fork("clocks");
  const skewOf = memoized((): number => skews.between(-story.skewMs, story.skewMs));
  const { delivery, isCold } = story;
  const world = await createWorld({ functions, deployment, chance, plan, delivery, isCold, skewOf });
  const context = { world, recorder: world.recorder, story };
  begin(world, story);
  const violations = await stepByStep(stage, context);
  return { context, violations: violations.length > 0 ? violations : await atTheEnd(stage, context) };
}

function begin(world: World, story: Story): void {
  const { recorder } = world;
  for (const person of story.people) {
    liveAs(world, person);
    void sendAll(world, person).catch((error: unknown) => recorder.fail(error));
  }
  void repair(world, START + story.faultsUntil, END).catch((error: unknown) => recorder.fail(error));
}

async function stepByStep(stage: Stage, context: RuleContext): Promise<Violation[]> {
  const { clock, recorder } = context.world;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    if (!(await clock.step(END))) return [];
    const observations = recorder.nextObservations();
    // Most steps have no observable effect.
    if (Object.values(observations).every(({ length }) => length === 0) && recorder.errors.length === 0) continue;
    const violations = check(stage.safety, observations, context);
    if (violations.length > 0) return violations;
    if (recorder.errors.length > 0) throw recorder.errors[0];
  }
  return [{ rule: "everything comes to an end", what: `still moving after ${MAX_STEPS} steps`, at: clock.now() }];
}

/** Checks the safety rules about the kinds of observations that the step has made. */
function check(rules: readonly SafetyRule[], observations: Observations, context: RuleContext): Violation[] {
  modelOf(context).update(observations);
  const at = context.world.clock.now();
  const found: Violation[] = [];
  for (const { name: rule, on, violations } of rules) {
    if (observations[on].length === 0) continue;
    for (const what of violations(observations, context)) found.push({ rule, what, at });
  }
  return found;
}

async function atTheEnd(stage: Stage, context: RuleContext): Promise<Violation[]> {
  const at = context.world.clock.now();
  const found: Violation[] = [];
  for (const { name: rule, violations } of stage.liveness) {
    for (const what of await violations(context)) found.push({ rule, what, at });
  }
  return found;
}

/** A function that calls `ask` once for each name. */
function memoized<T>(ask: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? ask(name);
    known.set(name, value);
    return value;
  };
}
