import { h } from "./dom.ts";
import { formatJson } from "./format.ts";

/** A status as a coloured label: `TIMED_OUT` as "Timed out"; with an end state, "Succeeded - Shipped". */
export function badge(status: string, endState?: string): HTMLElement {
  const words = status.toLowerCase().replaceAll(/[_-]/g, " ");
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  const whole = endState === undefined ? text : `${text} - ${endState}`;
  return h("span", { class: `badge ${status.toLowerCase().replaceAll("_", "-")}` }, whole);
}

export function json(value: unknown): HTMLElement {
  return h("pre", { tabindex: "0" }, formatJson(value));
}

export function empty(text: string): HTMLElement {
  return h("p", { class: "empty" }, text);
}

export function heading(text: string, hint: string): HTMLElement {
  return h("div", { class: "heading" }, h("h1", {}, text), h("p", { class: "hint" }, hint));
}

export function table(columns: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const head = h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)));
  const body = h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows));
  return h("div", { class: "table", "data-key": `table-${columns.join()}` }, body);
}

export function row(...cells: readonly (Node | string)[]): HTMLElement {
  return h("tr", {}, ...cells.map((cell) => h("td", {}, cell)));
}

/** A line that the reader can open to see a value as JSON. */
export function disclosure(key: string, summary: readonly (Node | string)[], value: unknown): HTMLElement {
  return h("details", { "data-key": key }, h("summary", {}, ...summary), json(value));
}
