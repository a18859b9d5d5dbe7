import { readAssembly } from "local-aws";
import { type BuiltCode, Functions } from "./functions/functions.ts";
import { finalRules } from "./rules/liveness.ts";
import { safetyRules } from "./rules/safety.ts";
import type { Place, Stage } from "./run.ts";
import type { Deployed } from "./story/story.ts";
import { Deployment } from "./world/deployment.ts";

/** The folder of the cloud assembly for each way to deploy the app. */
export type Folders = Readonly<Record<Deployed, string>>;

/** Everything that runs share. `code`: what was built of the functions, which is the same however they are deployed. */
export function stageOf(folders: Folders, code: BuiltCode): Stage {
  const functions = new Functions(code);
  const placeOf = onceEach((deployed) => stagePlace(folders[deployed], functions));
  return { placeOf, safety: safetyRules, final: finalRules };
}

/** `assembly`: the folder of a cloud assembly. */
export function stagePlace(assembly: string, functions: Functions): Place {
  return { functions, deployment: new Deployment(readAssembly(assembly), { keepsPolicies: true }) };
}

/** Makes a place when it is first asked for. */
export function onceEach(make: Stage["placeOf"]): Stage["placeOf"] {
  const made = new Map<Deployed, Place>();
  return (deployed) => {
    const place = made.get(deployed) ?? make(deployed);
    made.set(deployed, place);
    return place;
  };
}
