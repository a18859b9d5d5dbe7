import { type BuiltCode, buildCode, type Functions } from "../functions/functions.ts";
import { type Stage, simulate } from "../run.ts";
import { type Folders, onceEach } from "../stage.ts";
import { Deployment } from "../world/deployment.ts";
import { type Mutation, templateOf } from "./mutation.ts";

/** What a mutation is tried in: the real system, loaded. */
export interface Lab {
  readonly folders: Folders;
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
  const { stage, restore } = await mutated(lab, mutation);
  try {
    for (const seed of seeds) {
      const { violations } = await simulate(stage, seed, mutation.story);
      const rules = [...new Set(violations.map(({ rule }) => rule))];
      if (rules.some((rule) => mutation.caughtBy.includes(rule))) return { seed, rules };
    }
  } finally {
    restore();
  }
  return undefined;
}

/** The system with the mistake; `restore` takes it away again. */
async function mutated({ folders, code, stage }: Lab, mutation: Mutation) {
  const { tasks } = mutation.code === undefined ? code : await buildCode(folders.standard, mutation.code, code.vendor);
  const changed: Functions[] = [];
  const placeOf = onceEach((deployed) => {
    const { functions, deployment } = stage.placeOf(deployed);
    functions.use(tasks);
    changed.push(functions);
    const template = templateOf(deployment.template, mutation);
    return { functions, deployment: template === deployment.template ? deployment : new Deployment({ template }) };
  });
  const restore = () => {
    for (const functions of changed) functions.use(code.tasks);
  };
  return { stage: { ...stage, placeOf }, restore };
}
