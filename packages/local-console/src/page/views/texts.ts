import type { TextMessage } from "../../console-deps.ts";
import { h } from "../dom.ts";
import { moment } from "../format.ts";

/** The text messages (SMS), newest first. */
export function textNodes(texts: readonly TextMessage[]): Node[] {
  const title = h("h2", {}, "Text messages");
  if (texts.length === 0) return [title, h("p", { class: "hint" }, "No SMS was sent.")];
  const entries = texts
    .toReversed()
    .map(({ to, text, sentAt }) => h("li", {}, h("span", {}, to, " ", moment(sentAt)), h("p", {}, text)));
  return [title, h("ul", {}, ...entries)];
}
