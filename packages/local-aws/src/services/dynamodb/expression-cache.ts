import type { Context, Parser } from "dynalite/db/conditionParser.js";

/** An expression that was parsed before. */
interface Entry {
  /** The parsed expression, with a `Slot` wherever a value stood. */
  readonly shape: unknown;
  /** Names and values that the expression uses. */
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** Stands for `ExpressionAttributeValues[name]`. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** For these, the parser's checks depend on the values themselves, so that a parsed expression cannot be used again. */
const DEPENDS_ON_VALUES = /between|attribute_type|size/i;

const patched = new WeakSet<Parser>();

/**
 * Makes one of dynalite's parsers cache the expressions that it has parsed. Parsing takes most of the time of a write,
 * and an application sends the same few expressions with other values. A text with an error is not cached.
 */
export function cacheExpressions(parser: Parser): void {
  if (patched.has(parser)) return;
  patched.add(parser);
  const { parse } = parser;
  const entries = new Map<string, Entry>();
  parser.parse = (text, options) => {
    const { context } = options;
    if (DEPENDS_ON_VALUES.test(text)) return parse(text, options);
    const key = JSON.stringify([text, context.attrNames, typesOf(context)]);
    const known = entries.get(key);
    if (known !== undefined) return filled(known, context);
    const before = { names: unused(context.unusedAttrNames), values: unused(context.unusedAttrVals) };
    const parsed = parse(text, options);
    if (typeof parsed !== "string") entries.set(key, entryOf(parsed, context, before));
    return parsed;
  };
}

function entryOf(parsed: unknown, context: Context, before: Pick<Entry, "names" | "values">): Entry {
  const left = { names: unused(context.unusedAttrNames), values: unused(context.unusedAttrVals) };
  const slots = new Map<unknown, Slot>(
    Object.entries(context.attrVals ?? {}).map(([name, value]) => [value, new Slot(name)]),
  );
  return {
    shape: mapped(parsed, (value) => slots.get(value)),
    names: before.names.filter((name) => !left.names.includes(name)),
    values: before.values.filter((name) => !left.values.includes(name)),
  };
}

function filled({ shape, names, values }: Entry, context: Context): unknown {
  for (const name of names) delete context.unusedAttrNames[name];
  for (const name of values) delete context.unusedAttrVals[name];
  return mapped(shape, (value) => (value instanceof Slot ? context.attrVals?.[value.name] : undefined));
}

/** A deep copy in which each value is replaced by what `replace` returns for it, unless that is undefined. */
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
