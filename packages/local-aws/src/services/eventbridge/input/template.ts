/** A piece of an input template: a literal text, or a variable. `quoted` says whether it is inside a JSON string. */
type Piece = { readonly text: string } | { readonly variable: string; readonly quoted: boolean };

/** An input template with `<variable>`s. */
export interface Template {
  readonly variables: readonly string[];
  /** Replaces the variables by their values. The result is JSON text when the template is. */
  fill(values: ReadonlyMap<string, unknown>): string;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
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

/** Outside a JSON string, a value is written as JSON; inside, as escaped characters. A missing value is the empty string. */
function render(piece: Piece, values: ReadonlyMap<string, unknown>): string {
  if ("text" in piece) return piece.text;
  const value = values.get(piece.variable) ?? "";
  if (!piece.quoted) return JSON.stringify(value);
  const characters = typeof value === "string" ? value : JSON.stringify(value);
  return JSON.stringify(characters).slice(1, -1);
}
