import { tellAll } from "./actors/hr.ts";
import { repair } from "./actors/operator.ts";
import { liveAs } from "./actors/person.ts";
import { type FaultPlan, faultsByChance } from "./faults/plan.ts";
import type { Functions } from "./functions/functions.ts";
import { type Chance, chanceOf } from "./kernel/chance.ts";
import type { News } from "./recorder/recorder.ts";
import { factsOf } from "./rules/model/model.ts";
import type { FinalRule, SafetyRule, Scene, Violation } from "./rules/rule.ts";
import { DAY, type Deployed, drawStory, type Story } from "./story/story.ts";
import type { Deployment } from "./world/deployment.ts";
import { createWorld, START, type World } from "./world/world.ts";

/** Where runs are played: code that is loaded, a template that is read. */
export interface Place {
  readonly functions: Functions;
  readonly deployment: Deployment;
}

/** What many runs share: the places, and the rules. */
export interface Stage {
  readonly placeOf: (deployed: Deployed) => Place;
  readonly safety: readonly SafetyRule[];
  readonly final: readonly FinalRule[];
}

export interface Ran {
  readonly scene: Scene;
  readonly violations: readonly Violation[];
}

/** By then every run must have ended: the last start or rehire, the deadline, and the time that repairs take. */
const END = START + 60 * DAY;
/** More steps than any story takes: something goes in circles. */
const MAX_STEPS = 60_000;

/** One exact history: what the seed draws, changed by `change` where it is given, and what comes of it. */
export function simulate(stage: Stage, seed: number, change = (story: Story) => story): Promise<Ran> {
  const chance = chanceOf(`seed ${seed}`);
  const story = change(drawStory(chance.fork("story")));
  const plan = faultsByChance(chance.fork("faults"), story.faultProbability, START + story.faultsUntil);
  return play(stage, { story, plan, chance });
}

interface Piece {
  readonly story: Story;
  readonly plan: FaultPlan;
  readonly chance: Chance;
}

/** Plays a story to its end, or to the first step that breaks a rule. */
export async function play(stage: Stage, { story, plan, chance }: Piece): Promise<Ran> {
  const { functions, deployment } = stage.placeOf(story.deployed);
  const skews = chance.fork("clocks");
  const skewOf = remembered((): number => skews.between(-story.skewMs, story.skewMs));
  const { delivery, isCold } = story;
  const world = await createWorld({ functions, deployment, chance, plan, delivery, isCold, skewOf });
  const scene = { world, witness: world.witness, story };
  begin(world, story);
  const violations = await stepByStep(stage, scene);
  return { scene, violations: violations.length > 0 ? violations : await atTheEnd(stage, scene) };
}

function begin(world: World, story: Story): void {
  const { witness } = world;
  for (const person of story.people) {
    liveAs(world, person);
    void tellAll(world, person).catch((error: unknown) => witness.broke(error));
  }
  void repair(world, START + story.faultsUntil, END).catch((error: unknown) => witness.broke(error));
}

async function stepByStep(stage: Stage, scene: Scene): Promise<Violation[]> {
  const { clock, witness } = scene.world;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    if (!(await clock.step(END))) return [];
    const news = witness.look();
    // Most steps bring nothing that anybody could see.
    if (Object.values(news).every(({ length }) => length === 0) && witness.broken.length === 0) continue;
    const violations = check(stage.safety, news, scene);
    if (violations.length > 0) return violations;
    if (witness.broken.length > 0) throw witness.broken[0];
  }
  return [{ rule: "everything comes to an end", what: `still moving after ${MAX_STEPS} steps`, at: clock.now() }];
}

/** Asks the rules that the step's news are about. */
function check(rules: readonly SafetyRule[], news: News, scene: Scene): Violation[] {
  factsOf(scene).take(news);
  const at = scene.world.clock.now();
  const violations: Violation[] = [];
  for (const { name: rule, on, broken } of rules) {
    if (news[on].length === 0) continue;
    for (const what of broken(news, scene)) violations.push({ rule, what, at });
  }
  return violations;
}

async function atTheEnd(stage: Stage, scene: Scene): Promise<Violation[]> {
  const at = scene.world.clock.now();
  const found: Violation[] = [];
  for (const { name, broken } of stage.final) {
    for (const what of await broken(scene)) found.push({ rule: name, what, at });
  }
  return found;
}

/** Asks once for each name. */
function remembered<T>(ask: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? ask(name);
    known.set(name, value);
    return value;
  };
}
