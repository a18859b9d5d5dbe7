import type { LinkView, Problem } from "../../contracts/portal-api.ts";
import type { EndScreen, Screen, ScreenContext } from "./screen.ts";

interface Shown extends Pick<ScreenContext, "refresh"> {
  /** The link's state that the page shows. */
  readonly state: LinkView["state"];
}

/** The screen that follows when the portal did not accept a password or a code; undefined to stay on this screen. */
export async function handleProblem(problem: Problem, { state, refresh }: Shown): Promise<Screen | undefined> {
  const end = endAfter(problem);
  if (end.state === "too-many-attempts") return end;
  return problem.state !== undefined && problem.state !== state ? refresh() : undefined;
}

/** The end that a problem leads to when it is not about the link's state, nor about what was typed. */
export function endAfter(problem: Problem): EndScreen {
  return { state: problem.type.endsWith("too-many-attempts") ? "too-many-attempts" : "unexpected" };
}
