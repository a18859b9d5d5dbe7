import { invalidPattern } from "./invalid.ts";
import { isObject, type Test } from "./json.ts";
import { wildcard } from "./wildcard.ts";

/** Matches texts by their start; other values never match. */
export function prefix(argument: unknown): Test {
  const ignored = ignoreCaseArgument("prefix", argument);
  if (ignored !== undefined) return onText((text) => text.toLowerCase().startsWith(ignored));
  const start = textArgument("prefix", argument);
  return onText((text) => text.startsWith(start));
}

/** Matches texts by their end. */
export function suffix(argument: unknown): Test {
  const ignored = ignoreCaseArgument("suffix", argument);
  if (ignored !== undefined) return onText((text) => text.toLowerCase().endsWith(ignored));
  const end = textArgument("suffix", argument);
  return onText((text) => text.endsWith(end));
}

/** Matches texts regardless of case. */
export function equalsIgnoreCase(argument: unknown): Test {
  const wanted = textArgument("equals-ignore-case", argument).toLowerCase();
  return onText((text) => text.toLowerCase() === wanted);
}

/** Matches texts with `*`. */
export function wildcardText(argument: unknown): Test {
  return onText(wildcard(textArgument("wildcard", argument)));
}

/** The argument of an operator that takes a text. Throws InvalidEventPatternException. */
export function textArgument(operator: string, argument: unknown): string {
  if (typeof argument !== "string") throw invalidPattern(`${operator} match pattern must be a string`);
  return argument;
}

/** The lower-case text of `{"prefix": {"equals-ignore-case": "EventB"}}`; undefined in the plain form. */
function ignoreCaseArgument(operator: string, argument: unknown): string | undefined {
  if (!isObject(argument)) return undefined;
  const [name, ...others] = Object.keys(argument);
  if (name !== "equals-ignore-case" || others.length > 0) {
    throw invalidPattern(`Unsupported ${operator} pattern: ${name ?? "{}"}`);
  }
  return textArgument("equals-ignore-case", argument[name]).toLowerCase();
}

function onText(test: (text: string) => boolean): Test {
  return (value) => typeof value === "string" && test(value);
}
