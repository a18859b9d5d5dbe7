import { h } from "../dom.ts";

/** The support contact, as a link when it is an address, a web address or a telephone number. */
export function contact(text: string): Node {
  const href = target(text);
  return href === undefined ? h("span", {}, text) : h("a", { href, rel: "noreferrer" }, text);
}

/** A web address that may be followed: `javascript:` and the like are none. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

function target(text: string): string | undefined {
  if (isWebAddress(text)) return text;
  if (/^[^\s@:]+@[^\s@:]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d\s()/-]{5,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, "")}`;
  return undefined;
}
