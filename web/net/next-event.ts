export type Source = readonly [EventTarget, string];

/**
 * The next event of these sources, or nothing once `ms` have passed.
 * Rejects when `signal` aborts.
 */
export function nextEvent(signal: AbortSignal, sources: readonly Source[], ms?: number): Promise<Event | undefined> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const listeners = new AbortController();
    const settle = (how: () => void) => {
      clearTimeout(timer);
      listeners.abort();
      how();
    };
    const timer = ms === undefined ? undefined : setTimeout(() => settle(() => resolve(undefined)), ms);
    for (const [target, type] of sources) {
      target.addEventListener(type, (event) => settle(() => resolve(event)), { signal: listeners.signal });
    }
    signal.addEventListener("abort", () => settle(() => reject(signal.reason)), { signal: listeners.signal });
  });
}

/** Aborts when its parent does, or by itself. (`AbortSignal.any` is too young for the telephones people have.) */
export function childOf(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort();
  parent.addEventListener("abort", () => child.abort(), { signal: child.signal });
  return child;
}
