import { type BuiltCode, buildCode } from "../functions/functions.ts";
import { type Stage, simulate } from "../run.ts";
import { Deployment } from "../world/deployment.ts";
import { type Mutation, templateOf } from "./mutation.ts";

/** What a mutation is tried in: the real system, loaded. */
export interface Lab {
  /** The folder of the cloud assembly. */
  readonly directory: string;
  readonly code: BuiltCode;
  readonly stage: Stage;
}

export interface FoundOut {
  readonly seed: number;
  /** Of the rules that were broken first. */
  readonly rules: readonly string[];
}

/**
 * Plays seeds with a mutation until a rule that ought to find it out does; undefined when none does. What the stage plays
 * is the real system again after that.
 */
export async function findOut(lab: Lab, mutation: Mutation, seeds: Iterable<number>): Promise<FoundOut | undefined> {
  const stage = await mutated(lab, mutation);
  try {
    for (const seed of seeds) {
      const { violations } = await simulate(stage, seed, mutation.story);
      const rules = [...new Set(violations.map(({ rule }) => rule))];
      if (rules.some((rule) => mutation.caughtBy.includes(rule))) return { seed, rules };
    }
  } finally {
    lab.stage.functions.use(lab.code.tasks);
  }
  return undefined;
}

async function mutated({ directory, code, stage }: Lab, mutation: Mutation): Promise<Stage> {
  const { tasks } = mutation.code === undefined ? code : await buildCode(directory, mutation.code, code.vendor);
  stage.functions.use(tasks);
  const template = templateOf(stage.deployment.template, mutation);
  const isReal = template === stage.deployment.template;
  return isReal ? stage : { ...stage, deployment: new Deployment({ template }) };
}
