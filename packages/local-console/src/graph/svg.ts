/** A piece of SVG whose texts are escaped already; only `svg` makes one. */
export class Svg {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Svg | readonly Svg[];

/** SVG from a template: whatever is filled in is escaped, unless it is SVG itself. */
export function svg(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Svg {
  return new Svg(parts.map((part, index) => part + filled(pieces[index] ?? "")).join(""));
}

function filled(piece: Piece): string {
  if (piece instanceof Svg) return piece.text;
  if (typeof piece === "number") return String(Math.round(piece * 10) / 10);
  if (typeof piece === "string") return piece.replace(/[&<>"'\p{Cc}]/gu, escaped);
  return piece.map((one) => one.text).join("");
}

function escaped(letter: string): string {
  return ENTITIES.get(letter) ?? "\uFFFD";
}

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
