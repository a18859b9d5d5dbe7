type Attribute = string | boolean | ((event: Event) => void);

/** An element with attributes (a function becomes a listener) and children (a string becomes text, never markup). */
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
 * Replaces the children of `container` and keeps which `details` are open, which element has the focus, and how far
 * elements are scrolled. It recognises an element by its `data-key`.
 */
export function replaceContent(container: HTMLElement, ...children: readonly Node[]): void {
  const oldElements = new Map(withKey(container).map((element) => [element.dataset["key"], element]));
  const focusedKey = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"];
  const scrollLefts = new Map([...oldElements].map(([key, element]) => [key, element.scrollLeft]));
  container.replaceChildren(...children);
  for (const element of withKey(container)) {
    const key = element.dataset["key"];
    const old = oldElements.get(key);
    if (old instanceof HTMLDetailsElement && element instanceof HTMLDetailsElement) element.open = old.open;
    element.scrollLeft = scrollLefts.get(key) ?? 0;
    if (key === focusedKey) element.focus({ preventScroll: true });
  }
}

function withKey(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>("[data-key]")];
}
