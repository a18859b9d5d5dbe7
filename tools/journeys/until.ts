const LIMIT_MS = 90_000;
/** Step Functions and Cognito count calls; nobody waits for a machine faster than this. */
const LONGEST_PAUSE_MS = 1_000;

/**
 * Asks again, after pauses that grow, until `look` answers something. Throws after a minute and a half with what was
 * waited for.
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  for (let pause = 25; performance.now() < end; pause = Math.min(pause * 1.3, LONGEST_PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`Waited ${LIMIT_MS / 1_000} seconds in vain for ${what}.`);
}
