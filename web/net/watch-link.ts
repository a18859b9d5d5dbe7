import type { LinkView } from "../../contracts/portal-api.ts";
import { nextEvent } from "../dom.ts";
import { fetchLinkStatus } from "./api.ts";

interface WatchOptions {
  readonly link: string;
  /** Whether the page shows this view already. */
  readonly isShown: (view: LinkView) => boolean;
  readonly signal: AbortSignal;
  /** How often to ask; without it, only when the person comes back to this tab. */
  readonly everyMs?: number;
}

/** Resolves to the link's view once the page does not show it: another window, or time, may have changed the link. */
export async function watchLink({ link, isShown, signal, everyMs }: WatchOptions): Promise<LinkView> {
  for (;;) {
    await nextEvent(
      signal,
      [
        [document, "visibilitychange"],
        [window, "pageshow"],
      ],
      everyMs,
    );
    if (document.visibilityState === "hidden") continue;
    const reply = await fetchLinkStatus(link, signal);
    if (reply.kind === "success" && !isShown(reply.body)) return reply.body;
  }
}
