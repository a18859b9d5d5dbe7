import { noFaults } from "../faults/plan.ts";
import type { Functions } from "../functions/functions.ts";
import { chanceOf } from "../kernel/chance.ts";
import type { Deployment } from "../world/deployment.ts";
import { createWorld, START, type World } from "../world/world.ts";
import { nameOf } from "./grants.ts";
import type { Journey } from "./journey.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { DAY, InVain, MINUTE, Outside } from "./outside.ts";

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
/** So long things may take once a journey is over: Lambda tries an event three times within minutes. */
const AFTERWARDS = 20 * MINUTE;

/** Plays a journey in an account of its own. The functions have just been deployed, so none remembers anything. */
export async function play(stage: Stage, journey: Journey, { without, draw = "" }: Change = {}): Promise<Played> {
  const { functions, deployment } = stage;
  const plan = { faultOf: journey.faultOf ?? noFaults.faultOf };
  const chance = chanceOf(`permissions ${draw}`);
  const world = await createWorld({ functions, deployment, chance, plan, isCold: true });
  const { iam } = world.services;
  const names = new Map(iam.grants().map((grant) => [grant, nameOf(grant)]));
  for (const [grant, name] of names) if (name === without || journey.isGone?.(grant)) iam.withdraw(grant);
  const outside = new Outside(world);
  const ended = await toTheEnd(world, journey.play(outside));
  const outcome = await outcomeOf(world, { ended, answers: outside.seen });
  const used = new Set([...iam.used()].map((grant) => names.get(grant) ?? nameOf(grant)));
  return { outcome, granted: [...names.values()], used, length: world.witness.calls.length };
}

async function toTheEnd({ clock, witness }: World, script: Promise<void>): Promise<string> {
  let ended: string | undefined;
  let end = END;
  const stops = (how: string) => {
    ended = how;
    end = clock.now() + AFTERWARDS;
  };
  script.then(() => stops("done")).catch((error: unknown) => stops(reasonOf(error)));
  await clock.settle();
  while (await clock.step(end)) witness.look();
  return ended ?? "stands still";
}

function reasonOf(error: unknown): string {
  if (error instanceof InVain) return `waits in vain for ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
