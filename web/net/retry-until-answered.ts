import { hideNotice, showNotice } from "../screens/notice.ts";
import type { Reply } from "./api.ts";
import { nextEvent, type Source } from "./next-event.ts";

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/**
 * Repeats a call until the portal itself has answered, and says so meanwhile. The next try comes by itself, at once
 * when the network is back, or when the person asks for it (by the notice's button, or by one of `more`). `atOnce` tells
 * whether the first try was answered. Rejects when `signal` aborts.
 */
export async function keepTrying<Body>(
  call: () => Promise<Reply<Body>>,
  signal: AbortSignal,
  more: readonly Source[] = [],
) {
  try {
    for (let ms = FIRST_MS; ; ms = Math.min(2 * ms, LONGEST_MS)) {
      const reply = await call();
      signal.throwIfAborted();
      if (reply.kind !== "trouble") return { ...reply, atOnce: ms === FIRST_MS };
      const retry = showNotice(reply.trouble);
      await nextEvent(signal, [[retry, "click"], [window, "online"], ...more], ms);
    }
  } finally {
    hideNotice();
  }
}
