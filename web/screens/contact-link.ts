import { h } from "../dom.ts";

/** The support contact: a link when it is a web address, an e-mail address or a telephone number; else plain text. */
export function contactLink(text: string): Node {
  const href = hrefOf(text);
  return href === undefined ? h("span", {}, text) : h("a", { href, rel: "noreferrer" }, text);
}

/** Whether a text is an `http` or `https` address, which is safe as a link; `javascript:` is not. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

function hrefOf(text: string): string | undefined {
  if (isWebAddress(text)) return text;
  if (/^[^\s@:]+@[^\s@:]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d\s()/-]{5,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, "")}`;
  return undefined;
}
