/** A piece of SVG whose texts are escaped. Only `svg` makes one. */
export class Svg {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Svg | readonly Svg[];

/** A template tag that gives SVG: it escapes every value that is not SVG itself. */
export function svg(parts: TemplateStringsArray, ...values: readonly Value[]): Svg {
  return new Svg(parts.map((part, index) => part + render(values[index] ?? "")).join(""));
}

function render(value: Value): string {
  if (value instanceof Svg) return value.text;
  if (typeof value === "number") return String(Math.round(value * 10) / 10);
  if (typeof value === "string") return value.replace(/[&<>"'\p{Cc}]/gu, escapeCharacter);
  return value.map((one) => one.text).join("");
}

/** XML allows hardly any control character, so the replacement character stands in for all of them. */
function escapeCharacter(character: string): string {
  return ENTITIES.get(character) ?? "\uFFFD";
}

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
