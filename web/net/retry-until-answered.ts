import { byId, type EventSource, nextEvent } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import type { Answer, Reply, Trouble } from "./api.ts";

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 30_000;

/** `isFirstTry`: whether the portal answered the first call. If not, an earlier call may have arrived all the same. */
export type Answered<Body> = Answer<Body> & { readonly isFirstTry: boolean };

/**
 * Repeats a call until the portal has answered. Meanwhile a notice says what is wrong, with a button to try again at
 * once. The next call also follows after a delay, when the network is back, and on one of `retryEvents`.
 * Rejects when `signal` aborts.
 */
export async function retryUntilAnswered<Body>(
  call: () => Promise<Reply<Body>>,
  signal: AbortSignal,
  retryEvents: readonly EventSource[] = [],
): Promise<Answered<Body>> {
  try {
    for (let delay = FIRST_DELAY_MS; ; delay = Math.min(2 * delay, LONGEST_DELAY_MS)) {
      const reply = await call();
      signal.throwIfAborted();
      if (reply.kind !== "trouble") return { ...reply, isFirstTry: delay === FIRST_DELAY_MS };
      const button = showNotice(reply.trouble);
      await nextEvent(signal, [[button, "click"], [window, "online"], ...retryEvents], delay);
    }
  } finally {
    hideNotice();
  }
}

/** Shows what is wrong below the current screen. Returns the button that tries again. */
function showNotice(trouble: Trouble): HTMLElement {
  const text = byId("notice-text");
  const button = byId("notice-retry");
  // Screen readers would read out the same text again at every try.
  if (text.textContent !== texts.trouble[trouble]) text.textContent = texts.trouble[trouble];
  button.textContent = texts.tryNow;
  button.hidden = false;
  button.scrollIntoView({ block: "nearest" });
  return button;
}

function hideNotice(): void {
  byId("notice-text").textContent = "";
  byId("notice-retry").hidden = true;
}
