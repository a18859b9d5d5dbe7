import type { Assembly } from "../../support/assemblies.ts";
import type { Journey } from "./journey.ts";
import type { Outcome } from "./outcome.ts";
import { type Played, play, type Stage } from "./play.ts";

export interface Survey {
  /** The names of all grants of all templates: the templates differ in settings only, so the same name is the same grant. */
  readonly granted: readonly string[];
  readonly outcomeOf: (journey: Journey) => Outcome | undefined;
  /** By the name of a grant: the journeys that used it and what came of them, the shortest first. */
  readonly usersOf: (grant: string) => readonly User[];
}

export interface User {
  readonly journey: Journey;
  readonly outcome: Outcome;
}

/** Plays every journey with all that is granted. */
export async function surveyOf(
  stages: Readonly<Record<Assembly, Stage>>,
  journeys: readonly Journey[],
): Promise<Survey> {
  const all: (User & Played)[] = [];
  for (const journey of journeys) all.push({ journey, ...(await play(stages[journey.assembly], journey)) });
  all.sort((one, other) => one.length - other.length);
  return {
    granted: [...new Set(all.flatMap(({ granted }) => granted))].sort(),
    outcomeOf: (journey) => all.find((each) => each.journey === journey)?.outcome,
    usersOf: (grant) => all.filter(({ used }) => used.has(grant)),
  };
}
