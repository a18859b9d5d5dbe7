type Attribute = string | boolean | ((event: Event) => void);

/** An element with attributes (functions are listeners) and children; strings become text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children);
  return element;
}

function setAttribute(element: HTMLElement, name: string, value: Attribute): void {
  if (typeof value === "function") element.addEventListener(name, value);
  else if (typeof value === "string") element.setAttribute(name, value);
  else element.toggleAttribute(name, value);
}

/**
 * Puts new children into `container` and keeps what the reader was doing: which `details` are open, what has the focus
 * and how far things are scrolled, each recognised by its `data-key`.
 */
export function swap(container: HTMLElement, ...children: readonly Node[]): void {
  const before = new Map(keyed(container).map((element) => [element.dataset["key"], element]));
  const focused = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"];
  const offsets = new Map([...before].map(([key, element]) => [key, element.scrollLeft]));
  container.replaceChildren(...children);
  for (const element of keyed(container)) {
    const key = element.dataset["key"];
    const old = before.get(key);
    if (old instanceof HTMLDetailsElement && element instanceof HTMLDetailsElement) element.open = old.open;
    element.scrollLeft = offsets.get(key) ?? 0;
    if (key === focused) element.focus({ preventScroll: true });
  }
}

function keyed(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>("[data-key]")];
}
