import { readAssembly } from "local-aws";
import { type BuiltCode, Functions } from "./functions/functions.ts";
import { livenessRules } from "./rules/liveness.ts";
import { safetyRules } from "./rules/safety.ts";
import type { LoadedApp, Stage } from "./run.ts";
import type { Deployed } from "./story/story.ts";
import { Deployment } from "./world/deployment.ts";

/** The folder of the cloud assembly for each way to deploy the app. */
export type Folders = Readonly<Record<Deployed, string>>;

/** Everything that runs share. `code`: the built functions, which are the same in every deployment. */
export function stageOf(folders: Folders, code: BuiltCode): Stage {
  const functions = new Functions(code);
  const appOf = onceEach((deployed) => loadApp(folders[deployed], functions));
  return { appOf, safety: safetyRules, liveness: livenessRules };
}

/** `assembly`: the folder of a cloud assembly. */
export function loadApp(assembly: string, functions: Functions): LoadedApp {
  return { functions, deployment: new Deployment(readAssembly(assembly), { keepsPolicies: true }) };
}

/** Loads each app at its first use. */
export function onceEach(make: Stage["appOf"]): Stage["appOf"] {
  const made = new Map<Deployed, LoadedApp>();
  return (deployed) => {
    const app = made.get(deployed) ?? make(deployed);
    made.set(deployed, app);
    return app;
  };
}
