import type { Definition, State } from "./definition.ts";
import { END, START } from "./edges.ts";

/**
 * The states from start to end when nothing goes wrong: each `Next`, and at a Choice the first rule that leads to a
 * state that is not on the path yet.
 */
export function happyPath({ StartAt, States }: Definition): string[] {
  const path = [START];
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    path.push(name);
    name = successors(States[name]).find((successor) => !path.includes(successor));
  }
  return [...path, END];
}

function successors(state: State | undefined): string[] {
  const names = [state?.Next, ...(state?.Choices ?? []).map((rule) => rule.Next), state?.Default];
  return names.filter((name) => name !== undefined);
}
