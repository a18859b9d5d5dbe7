import { noFaults } from "../faults/plan.ts";
import type { Functions } from "../functions/functions.ts";
import { chanceOf } from "../kernel/chance.ts";
import type { Deployment } from "../world/deployment.ts";
import { createWorld, START, type World } from "../world/world.ts";
import { nameOf } from "./grants.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { DAY, MINUTE, NothingCame, Outside } from "./outside.ts";
import type { Scenario } from "./scenario.ts";

export interface Stage {
  readonly functions: Functions;
  readonly deployment: Deployment;
}

export interface Played {
  readonly outcome: Outcome;
  /** The names of all grants, and of those that allowed something. */
  readonly granted: readonly string[];
  readonly used: ReadonlySet<string>;
  /** How long it is, in calls of AWS. */
  readonly length: number;
}

export interface Change {
  /** A grant that is gone, by its name. */
  readonly without?: string;
  /** Another draw of all that is drawn. */
  readonly draw?: string;
}

const END = START + 60 * DAY;
/** So long things may take once a scenario is over: Lambda tries an event three times within minutes. */
const AFTERWARDS = 20 * MINUTE;

/** Plays a scenario in an account of its own. The functions have just been deployed, so none remembers anything. */
export async function play(stage: Stage, scenario: Scenario, { without, draw = "" }: Change = {}): Promise<Played> {
  const { functions, deployment } = stage;
  const plan = { faultOf: scenario.faultOf ?? noFaults.faultOf };
  const chance = chanceOf(`permissions ${draw}`);
  const world = await createWorld({ functions, deployment, chance, plan, isCold: true });
  const { iam } = world.services;
  const names = new Map(iam.grants().map((grant) => [grant, nameOf(grant)]));
  for (const [grant, name] of names) if (name === without || scenario.isGone?.(grant)) iam.withdraw(grant);
  const outside = new Outside(world);
  const ended = await toTheEnd(world, scenario.play(outside));
  const outcome = await outcomeOf(world, { ended, answers: outside.seen });
  const used = new Set([...iam.used()].map((grant) => names.get(grant) ?? nameOf(grant)));
  return { outcome, granted: [...names.values()], used, length: world.recorder.calls.length };
}

async function toTheEnd({ clock, recorder }: World, script: Promise<void>): Promise<string> {
  let ended: string | undefined;
  let end = END;
  const stops = (how: string) => {
    ended = how;
    end = clock.now() + AFTERWARDS;
  };
  script.then(() => stops("done")).catch((error: unknown) => stops(reasonOf(error)));
  await clock.settle();
  while (await clock.step(end)) recorder.nextObservations();
  return ended ?? "stands still";
}

function reasonOf(error: unknown): string {
  if (error instanceof NothingCame) return `waits in vain for ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
