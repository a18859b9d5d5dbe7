import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { BuiltCode } from "./functions/functions.ts";
import type { Stage } from "./run.ts";
import { stageOf } from "./stage.ts";

let stage: Stage | undefined;

/** The app in all its deployments, for all files of a worker. One run at a time. */
export function stageOfTests(): Stage {
  stage ??= stageOf(inject("assemblies"), codeOfTests());
  return stage;
}

/** The functions of the standard app, built once for all tests. */
export function codeOfTests(): BuiltCode {
  return BuiltCode.parse(JSON.parse(readFileSync(inject("simulatedCode"), "utf8")));
}
