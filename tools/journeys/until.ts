const LIMIT_MS = 90_000;
/** Step Functions and Cognito limit the rate of calls, so the pauses grow up to this. */
const LONGEST_PAUSE_MS = 1_000;

/**
 * Calls `read` repeatedly, with growing pauses, until it returns a value. Throws after a minute and a half; `awaited`,
 * which says what was waited for, is part of the message.
 */
export async function until<T>(awaited: string, read: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  for (let pause = 25; performance.now() < end; pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS)) {
    const found = await read();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`Waited ${LIMIT_MS / 1_000} seconds in vain for ${awaited}.`);
}
