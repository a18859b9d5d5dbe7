import type { Context, Parser } from "dynalite/db/conditionParser.js";

interface Kept {
  /** The parsed expression, with a `Place` where a value stood. */
  readonly shape: unknown;
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** Stands for `ExpressionAttributeValues[name]`. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** What dynalite's parser checks in these depends on the values themselves. */
const LOOKS_AT_VALUES = /between|attribute_type|size/i;

const patched = new WeakSet<Parser>();

/**
 * Lets one of dynalite's parsers keep what it has made of an expression: it takes most of the time of a write, and the
 * same few expressions come again and again with other values. Errors are not kept.
 */
export function keepExpressions(parser: Parser): void {
  if (patched.has(parser)) return;
  patched.add(parser);
  const { parse } = parser;
  const kept = new Map<string, Kept>();
  parser.parse = (text, options) => {
    const { context } = options;
    if (LOOKS_AT_VALUES.test(text)) return parse(text, options);
    const key = JSON.stringify([text, context.attrNames, typesOf(context)]);
    const known = kept.get(key);
    if (known !== undefined) return filled(known, context);
    const before = { names: unused(context.unusedAttrNames), values: unused(context.unusedAttrVals) };
    const parsed = parse(text, options);
    if (typeof parsed !== "string") kept.set(key, keep(parsed, context, before));
    return parsed;
  };
}

function keep(parsed: unknown, context: Context, before: Pick<Kept, "names" | "values">): Kept {
  const left = { names: unused(context.unusedAttrNames), values: unused(context.unusedAttrVals) };
  const places = new Map<unknown, Place>(
    Object.entries(context.attrVals ?? {}).map(([name, value]) => [value, new Place(name)]),
  );
  return {
    shape: mapped(parsed, (value) => places.get(value)),
    names: before.names.filter((name) => !left.names.includes(name)),
    values: before.values.filter((name) => !left.values.includes(name)),
  };
}

function filled({ shape, names, values }: Kept, context: Context): unknown {
  for (const name of names) delete context.unusedAttrNames[name];
  for (const name of values) delete context.unusedAttrVals[name];
  return mapped(shape, (value) => (value instanceof Place ? context.attrVals?.[value.name] : undefined));
}

/** A copy, in which whatever `replace` answers takes the place of what it was asked about. */
function mapped(value: unknown, replace: (value: unknown) => unknown): unknown {
  const replaced = replace(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, replace));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, mapped(field, replace)]);
  return Object.assign(Object.create(Object.getPrototypeOf(value)), Object.fromEntries(fields));
}

function typesOf({ attrVals = {} }: Context): readonly (readonly string[])[] {
  return Object.entries(attrVals).map(([name, value]) => [name, ...Object.keys(value)]);
}

function unused(names: object): readonly string[] {
  return Object.keys(names);
}
