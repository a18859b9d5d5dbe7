import { type BuiltCode, patchCode } from "../functions/functions.ts";
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
 * is the real system again after that. Rejects for a mutation that there is no place for.
 */
export async function findOut(lab: Lab, mutation: Mutation, seeds: Iterable<number>): Promise<FoundOut | undefined> {
  const { functions } = lab.stage.placeOf("standard");
  try {
    const stage = await mutated(lab, mutation);
    for (const seed of seeds) {
      const { violations } = await simulate(stage, seed, mutation.story);
      const rules = [...new Set(violations.map(({ rule }) => rule))];
      if (rules.some((rule) => mutation.caughtBy.includes(rule))) return { seed, rules };
    }
  } finally {
    functions.use(lab.code.tasks);
  }
  return undefined;
}

/** The functions of a stage are those of all its places. */
async function mutated({ folders, code, stage }: Lab, mutation: Mutation): Promise<Stage> {
  const patched = mutation.code === undefined ? code : await patchCode(folders.standard, code, mutation.code);
  stage.placeOf("standard").functions.use(patched.tasks);
  const placeOf = onceEach((deployed) => {
    const { functions, deployment } = stage.placeOf(deployed);
    const template = templateOf(deployment.template, mutation);
    return { functions, deployment: template === deployment.template ? deployment : new Deployment({ template }) };
  });
  return { ...stage, placeOf };
}
