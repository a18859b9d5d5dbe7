import type { Definition, State } from "./definition.ts";
import { END, START } from "./edges.ts";

/** The states from start to end when all goes well: each Next, and of a Choice the first rule that leads onward. */
export function happyPath({ StartAt, States }: Definition): string[] {
  const path = [START];
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    path.push(name);
    name = waysOn(States[name]).find((way) => !path.includes(way));
  }
  return [...path, END];
}

function waysOn(state: State | undefined): string[] {
  const ways = [state?.Next, ...(state?.Choices ?? []).map((rule) => rule.Next), state?.Default];
  return ways.filter((way) => way !== undefined);
}
