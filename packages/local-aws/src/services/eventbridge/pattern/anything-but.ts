import { invalidPattern } from "./invalid.ts";
import { isObject, type Test } from "./json.ts";
import { equalsIgnoreCase, prefix, suffix, textArgument, wildcardText } from "./text-operators.ts";

const inner = {
  "equals-ignore-case": equalsIgnoreCase,
  prefix,
  suffix,
  wildcard: wildcardText,
} as const;

/**
 * Matches every value except the given ones. The argument is a text, a number, a list of texts or of numbers, or one of
 * `prefix`, `suffix`, `wildcard` and `equals-ignore-case` with a text or a list of texts.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-anything-but
 */
export function anythingBut(argument: unknown): Test {
  const excluded = isObject(argument) ? innerTests(argument) : valueTests(argument);
  return (value) => !excluded.some((test) => test(value));
}

function valueTests(argument: unknown): Test[] {
  const values = Array.isArray(argument) ? argument : [argument];
  const [type, ...otherTypes] = new Set(values.map((value) => typeof value));
  if (type !== "string" && type !== "number") {
    throw invalidPattern("Value of anything-but must be an array or single string/number value.");
  }
  if (otherTypes.length > 0) {
    throw invalidPattern(
      "Inside anything but list, either all values are number or string, mixed type is not supported",
    );
  }
  return values.map(
    (wanted): Test =>
      (value) =>
        value === wanted,
  );
}

function innerTests(argument: Readonly<Record<string, unknown>>): Test[] {
  const [name = "{}", ...others] = Object.keys(argument);
  if (!isInner(name) || others.length > 0) throw invalidPattern(`Unsupported anything-but pattern: ${name}`);
  const texts = Array.isArray(argument[name]) ? argument[name] : [argument[name]];
  if (texts.length === 0) throw invalidPattern("Empty arrays are not allowed");
  return texts.map((text) => inner[name](textArgument(name, text)));
}

function isInner(name: string): name is keyof typeof inner {
  return Object.hasOwn(inner, name);
}
