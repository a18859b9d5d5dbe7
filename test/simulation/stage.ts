import { readAssembly } from "../../local/assembly/assembly.ts";
import { type BuiltCode, Functions } from "./functions/functions.ts";
import { finalRules } from "./rules/final.ts";
import { safetyRules } from "./rules/safety.ts";
import type { Stage } from "./run.ts";
import { Deployment } from "./world/deployment.ts";

/** Everything that runs share: `assembly` is the folder of a cloud assembly, `code` what was built of its functions. */
export function stageOf(assembly: string, code: BuiltCode): Stage {
  return {
    functions: new Functions(code),
    deployment: new Deployment(readAssembly(assembly), { keepsPolicies: true }),
    safety: safetyRules,
    final: finalRules,
  };
}
