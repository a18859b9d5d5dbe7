import { type BuiltCode, patchCode } from "../functions/functions.ts";
import { type Stage, simulate } from "../run.ts";
import { type Folders, onceEach } from "../stage.ts";
import { Deployment } from "../world/deployment.ts";
import { type Mutation, templateOf } from "./mutation.ts";

/** What a mutation is applied to: the real system, loaded. */
export interface MutationEnv {
  readonly folders: Folders;
  readonly code: BuiltCode;
  readonly stage: Stage;
}

export interface Killed {
  readonly seed: number;
  /** The rules that were broken first. */
  readonly rules: readonly string[];
}

/**
 * Plays seeds with a mutation until one of its rules is broken; undefined when none is. Afterwards the stage has the real
 * system again. Rejects for a mutation whose text is not in the source.
 */
export async function killMutant(
  env: MutationEnv,
  mutation: Mutation,
  seeds: Iterable<number>,
): Promise<Killed | undefined> {
  const { functions } = env.stage.appOf("standard");
  try {
    const stage = await mutated(env, mutation);
    for (const seed of seeds) {
      const { violations } = await simulate(stage, seed, mutation.story);
      const rules = [...new Set(violations.map(({ rule }) => rule))];
      if (rules.some((rule) => mutation.killedBy.includes(rule))) return { seed, rules };
    }
  } finally {
    functions.use(env.code.tasks);
  }
  return undefined;
}

/** All apps of a stage share its functions. */
async function mutated({ folders, code, stage }: MutationEnv, mutation: Mutation): Promise<Stage> {
  const patched = mutation.code === undefined ? code : await patchCode(folders.standard, code, mutation.code);
  stage.appOf("standard").functions.use(patched.tasks);
  const appOf = onceEach((deployed) => {
    const { functions, deployment } = stage.appOf(deployed);
    const template = templateOf(deployment.template, mutation);
    return { functions, deployment: template === deployment.template ? deployment : new Deployment({ template }) };
  });
  return { ...stage, appOf };
}
