import type { Assembly } from "../../support/assemblies.ts";
import type { Outcome } from "./outcome.ts";
import { type Played, play, type Stage } from "./play.ts";
import type { Scenario } from "./scenario.ts";

export interface Survey {
  /** The names of all grants of all templates: the templates differ in settings only, so the same name is the same grant. */
  readonly granted: readonly string[];
  readonly outcomeOf: (scenario: Scenario) => Outcome | undefined;
  /** By the name of a grant: the scenarios that used it and what came of them, the shortest first. */
  readonly usersOf: (grant: string) => readonly User[];
}

export interface User {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

/** Plays every scenario with all that is granted. */
export async function surveyOf(
  stages: Readonly<Record<Assembly, Stage>>,
  scenarios: readonly Scenario[],
): Promise<Survey> {
  const all: (User & Played)[] = [];
  for (const scenario of scenarios) all.push({ scenario, ...(await play(stages[scenario.assembly], scenario)) });
  all.sort((one, other) => one.length - other.length);
  return {
    granted: [...new Set(all.flatMap(({ granted }) => granted))].sort(),
    outcomeOf: (scenario) => all.find((each) => each.scenario === scenario)?.outcome,
    usersOf: (grant) => all.filter(({ used }) => used.has(grant)),
  };
}
