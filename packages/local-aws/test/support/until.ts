/**
 * Calls `look` every 20 ms until it returns a value. Throws after `ms`, with `what` in the text. It is for effects of work in
 * other threads.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  ms = 60_000,
): Promise<T> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited ${ms} ms in vain for ${what}.`);
}
