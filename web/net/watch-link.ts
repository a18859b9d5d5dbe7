import type { LinkView } from "../../contracts/portal-api.ts";
import { lookAgain } from "./api.ts";
import { nextEvent } from "./next-event.ts";

interface Watch {
  readonly link: string;
  /** Whether an answer is what the page shows already. */
  readonly isShown: (view: LinkView) => boolean;
  readonly signal: AbortSignal;
  /** How often to ask; without it, only when the person comes back to this tab. */
  readonly everyMs?: number;
}

/** The link's state, once it is another one: a second window, or the time, may have changed it. */
export async function linkChange({ link, isShown, signal, everyMs }: Watch): Promise<LinkView> {
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
    const reply = await lookAgain(link, signal);
    if (reply.kind === "answer" && !isShown(reply.body)) return reply.body;
  }
}
