import { hasFragment, moveLinkToHistory } from "./net/link.ts";
import { endContent } from "./screens/end-screens.ts";
import { show } from "./screens/frame.ts";
import { runScreens } from "./screens/run-screens.ts";

let currentLink: string | undefined;
let running = new AbortController();

function start(): void {
  currentLink = moveLinkToHistory();
  running.abort();
  running = new AbortController();
  const { signal } = running;
  runScreens(currentLink, signal).catch((error: unknown) => {
    if (signal.aborted) return;
    show(endContent({ state: "unexpected" }));
    throw error;
  });
}

/** Starts again for a link pasted into this tab (`hashchange`), or a step back to the entry of another link (`popstate`). */
function startIfLinkChanged(): void {
  if (hasFragment() || moveLinkToHistory() !== currentLink) start();
}

addEventListener("hashchange", startIfLinkChanged);
addEventListener("popstate", startIfLinkChanged);
start();
