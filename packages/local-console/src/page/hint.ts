import type { Hints } from "../console-deps.ts";

/** A hint that the application gave to the console, after `before`; nothing where it gave none. */
export function hint(name: keyof Hints, before = " "): string {
  const text = document.body.dataset[name];
  return text === undefined || text === "" ? "" : `${before}${text}`;
}
