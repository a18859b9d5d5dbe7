import { invalidPattern } from "./invalid.ts";

/**
 * Compiles a text in which `*` matches any number of characters; `\*` and `\\` match the characters `*` and `\`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching
 */
export function wildcard(pattern: string): (text: string) => boolean {
  const [first = "", ...rest] = literalParts(pattern);
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}

/** The literal texts between the wildcards. */
function literalParts(pattern: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const next = pattern.charAt(at + 1);
    if (character === "*") {
      if (next === "*") throw invalidPattern(`Consecutive wildcard characters at pos ${at}`);
      parts.push(part);
      part = "";
    } else if (character === "\\") {
      if (next !== "*" && next !== "\\") throw invalidPattern(`Invalid escape character at pos ${at}`);
      part += next;
      at += 1;
    } else {
      part += character;
    }
  }
  return [...parts, part];
}
