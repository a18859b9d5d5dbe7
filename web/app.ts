import { hasFragment, takeLink } from "./net/link.ts";
import { ended } from "./screens/end-screens.ts";
import { show } from "./screens/frame.ts";
import { visit } from "./screens/run-screens.ts";

let current: string | undefined;
let running = new AbortController();

function start(): void {
  current = takeLink();
  running.abort();
  running = new AbortController();
  const { signal } = running;
  visit(current, signal).catch((error: unknown) => {
    if (signal.aborted) return;
    show(ended({ state: "unexpected" }));
    throw error;
  });
}

/** A link pasted into this tab (`hashchange`), or a step back to the entry of another one (`popstate`). */
function follow(): void {
  if (hasFragment() || takeLink() !== current) start();
}

addEventListener("hashchange", follow);
addEventListener("popstate", follow);
start();
