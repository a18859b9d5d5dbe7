/** The longest fragment of Cognito's code mail: a user name may be long, and its encoding longer still. */
const LONGEST_CONFIRMATION = 2_000;
const LONGEST_LINK = 200;

/** The content of the link in Cognito's code mail, whose fragment is `confirm.<user name, URI-encoded>.<code>`. */
export interface Confirmation {
  readonly username: string;
  readonly code: string;
}

/**
 * Moves the link from the address bar to the history entry, and returns it; without one in the address bar, returns the
 * link of this history entry.
 *
 * A fragment is sent to no server and is in no referrer, but people see it: on a shared screen, in a screenshot, in an
 * address that somebody copies into a request for help. The entry's `state` can be read by this page only. It stays with
 * the entry, so reload, back and forward still find the link, and each entry keeps its own. The page writes nothing to
 * storage; the mail keeps the link.
 */
export function moveLinkToHistory(): string | undefined {
  const fragment = location.hash.slice(1);
  if (fragment !== "") history.replaceState({ link: withoutTail(fragment) }, "", location.pathname);
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !("link" in state)) return undefined;
  return typeof state.link === "string" ? state.link : undefined;
}

/** Removes a link that is used up from the history entry. */
export function removeLink(): void {
  history.replaceState(null, "", location.pathname);
}

export function hasFragment(): boolean {
  return location.hash.length > 1;
}

/** Whether a fragment begins as one of Cognito's code mail does. It may still be incomplete. */
export function isConfirmation(fragment: string): boolean {
  return fragment.startsWith("confirm.");
}

/** Parses the fragment of Cognito's code mail. Undefined for any other; ignores what follows the code. */
export function parseConfirmation(fragment: string): Confirmation | undefined {
  const [, encoded = "", code = ""] = /^confirm\.(.+)\.(\w+)/.exec(fragment) ?? [];
  if (encoded === "") return undefined;
  try {
    return { username: decodeURIComponent(encoded), code };
  } catch {
    return undefined;
  }
}

/**
 * Removes what follows the link, because some mail programs make the `>` or `.` after a link part of it. A fragment
 * that is no link stays as it is, and the portal answers that it is unknown.
 */
function withoutTail(fragment: string): string {
  if (isConfirmation(fragment)) return fragment.slice(0, LONGEST_CONFIRMATION);
  return (/^[\w-]+\.[\w-]+/.exec(fragment)?.[0] ?? fragment).slice(0, LONGEST_LINK);
}
