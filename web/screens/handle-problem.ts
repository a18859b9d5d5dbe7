import type { LinkView, Problem } from "../../contracts/portal-api.ts";
import { type Scene, stopOf } from "./screen.ts";

interface Around {
  /** The state that the page was in. */
  readonly state: LinkView["state"];
  /** Says that nobody knows why. */
  readonly puzzled: () => void;
  readonly look: () => Promise<Scene>;
}

/** Where it leads when a link takes no password, or no code: undefined to go on with the form. */
export async function afterRefusal(problem: Problem, { state, puzzled, look }: Around): Promise<Scene | undefined> {
  const stop = stopOf(problem);
  if (stop.state === "too-many-attempts") return stop;
  if (problem.state !== undefined && problem.state !== state) return look();
  puzzled();
  return undefined;
}
