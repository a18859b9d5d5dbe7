/** An element with attributes and children. A string becomes text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** An element of index.html. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no #${id}`);
  return element;
}

/** A type of event at a target, such as `[window, "online"]`. */
export type EventSource = readonly [target: EventTarget, type: string];

/** Resolves to the next event of these sources, or to undefined after `ms`. Rejects when `signal` aborts. */
export function nextEvent(
  signal: AbortSignal,
  sources: readonly EventSource[],
  ms?: number,
): Promise<Event | undefined> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const listeners = new AbortController();
    const settle = (settlePromise: () => void) => {
      clearTimeout(timer);
      listeners.abort();
      settlePromise();
    };
    const timer = ms === undefined ? undefined : setTimeout(() => settle(() => resolve(undefined)), ms);
    for (const [target, type] of sources) {
      target.addEventListener(type, (event) => settle(() => resolve(event)), { signal: listeners.signal });
    }
    signal.addEventListener("abort", () => settle(() => reject(signal.reason)), { signal: listeners.signal });
  });
}

/**
 * A controller that aborts when `parent` does, and that can abort alone. (Not `AbortSignal.any`, because the browsers
 * of many telephones do not have it yet.)
 */
export function childController(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort();
  parent.addEventListener("abort", () => child.abort(), { signal: child.signal });
  return child;
}
