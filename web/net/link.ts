import { isConfirmation } from "./confirmation.ts";

/** A user name may be long, and longer still when it is encoded. */
const LONGEST = 2_000;

/**
 * Takes the link's secret part out of the address bar and gives it back.
 *
 * A fragment never travels to a server or in a referrer, but it does show: on a shared screen, in a screenshot, in an
 * address copied into a help request. So it moves to this history entry's `state`, which only this page can read and
 * which stays with the entry: reload, back and forward still find it, and each entry keeps its own link. Nothing is
 * written to storage, and the mail remains the place to come back from.
 */
export function takeLink(): string | undefined {
  const fragment = location.hash.slice(1);
  if (fragment !== "") history.replaceState({ link: withoutTail(fragment) }, "", location.pathname);
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !("link" in state)) return undefined;
  return typeof state.link === "string" ? state.link : undefined;
}

/** Forgets a link that has done its work. */
export function forgetLink(): void {
  history.replaceState(null, "", location.pathname);
}

export function hasFragment(): boolean {
  return location.hash.length > 1;
}

/** Mail programs glue the `>` or `.` that follows a link to it. What is no link at all, the portal shall judge. */
function withoutTail(fragment: string): string {
  if (isConfirmation(fragment)) return fragment.slice(0, LONGEST);
  return (/^[\w-]+\.[\w-]+/.exec(fragment)?.[0] ?? fragment).slice(0, 200);
}
