/** A piece of an input template: text that stays, or a variable and whether it stands inside a JSON string. */
type Piece = { readonly text: string } | { readonly variable: string; readonly quoted: boolean };

/** A template with `<variable>`s; filling one in gives JSON text when the template is JSON. */
export interface Template {
  readonly variables: readonly string[];
  fill(values: ReadonlyMap<string, unknown>): string;
}

export function parseTemplate(template: string): Template {
  const pieces = [...scan(template)];
  return {
    variables: pieces.flatMap((piece) => ("variable" in piece ? [piece.variable] : [])),
    fill: (values) => pieces.map((piece) => render(piece, values)).join(""),
  };
}

function* scan(template: string): Generator<Piece> {
  let quoted = false;
  for (const [text, variable] of template.matchAll(/<([A-Za-z0-9_.-]+)>|\\.|[^<\\]+|[<\\]/gs)) {
    if (variable !== undefined) {
      yield { variable, quoted };
      continue;
    }
    // An escaped character is a piece of its own, so that `\"` does not end the string.
    const quotes = text.startsWith("\\") ? 0 : text.split('"').length - 1;
    if (quotes % 2 === 1) quoted = !quoted;
    yield { text };
  }
}

/** Outside a string a value is its JSON; inside, its characters, escaped. A value that is not there leaves no characters. */
function render(piece: Piece, values: ReadonlyMap<string, unknown>): string {
  if ("text" in piece) return piece.text;
  const value = values.get(piece.variable) ?? "";
  if (!piece.quoted) return JSON.stringify(value);
  const characters = typeof value === "string" ? value : JSON.stringify(value);
  return JSON.stringify(characters).slice(1, -1);
}
