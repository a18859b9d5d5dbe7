// Longer than 150 lines, because the meaning of each operator is in one place.
import fc from "fast-check";

/** One alternative of a field, and its meaning, implemented without the matcher. */
interface Alternative {
  /** Its form in the pattern. */
  readonly json: unknown;
  /** Whether it matches the values of a field; an absent field has none. */
  readonly holds: (values: readonly unknown[]) => boolean;
}

/** A pattern for the fields of an object: a field has alternatives or fields, and `either` are the entries of an $or. */
export interface Fields {
  readonly json: Record<string, unknown>;
  readonly holds: (object: Record<string, unknown>) => boolean;
}

const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "*", "\\"), maxLength: 3 });
const number = fc.integer({ min: -3, max: 3 });
const scalar = fc.oneof(text, number, fc.constantFrom(true, false, null));

const some = (json: unknown, test: (value: unknown) => boolean): Alternative => ({
  json,
  holds: (values) => values.some(test),
});
const someText = (json: unknown, test: (value: string) => boolean) =>
  some(json, (value) => typeof value === "string" && test(value));
const someNumber = (json: unknown, test: (value: number) => boolean) =>
  some(json, (value) => typeof value === "number" && test(value));

const lower = (value: string) => value.toLowerCase();
const literal = (value: string) => value.replaceAll(/[\\*]/g, "\\$&");

const exact = scalar.map((wanted) => some(wanted, (value) => value === wanted));

const texts = text.chain((part) =>
  fc.constantFrom(
    someText({ prefix: part }, (value) => value.slice(0, part.length) === part),
    someText({ suffix: part }, (value) => value.slice(value.length - part.length) === part),
    someText({ "equals-ignore-case": part }, (value) => lower(value) === lower(part)),
    someText({ prefix: { "equals-ignore-case": part } }, (value) => lower(value.slice(0, part.length)) === lower(part)),
    some({ "anything-but": { prefix: part } }, (value) => typeof value !== "string" || value.indexOf(part) !== 0),
    some(
      { "anything-but": { suffix: part } },
      (value) => typeof value !== "string" || !new RegExp(`${literal(part)}$`).test(value),
    ),
  ),
);

const wildcards = fc.array(text, { minLength: 1, maxLength: 3 }).map((parts) => {
  // Two asterisks in a row are not allowed, so the text between two of them is not empty.
  const [first = "", ...rest] = parts;
  const kept = [first, ...rest.filter((part, index) => part !== "" || index === rest.length - 1)];
  const form = new RegExp(`^${kept.map(literal).join("[^]*")}$`);
  return someText({ wildcard: kept.map(literal).join("*") }, (value) => form.test(value));
});

const excluded = fc.oneof(
  fc.array(text, { minLength: 1, maxLength: 3 }),
  fc.array(number, { minLength: 1, maxLength: 3 }),
);
const anythingBut = excluded.map((list) =>
  some({ "anything-but": list }, (value) => list.every((each) => each !== value)),
);

const comparisons = number.chain((bound) =>
  fc.constantFrom(
    someNumber({ numeric: ["=", bound] }, (value) => value === bound),
    someNumber({ numeric: ["<", bound] }, (value) => value < bound),
    someNumber({ numeric: [">=", bound] }, (value) => !(value < bound)),
    someNumber({ numeric: [">", bound, "<=", bound + 2] }, (value) => [bound + 1, bound + 2].includes(value)),
  ),
);

const exists = fc.boolean().map(
  (there): Alternative => ({
    json: { exists: there },
    holds: (values) => values.length > 0 === there,
  }),
);

const alternative = fc.oneof(exact, texts, wildcards, anythingBut, comparisons, exists);

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", "b") },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor") },
);

/** The scalars of a field: the value itself, or those of its lists. An object is none. */
function valuesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  return value === undefined || (typeof value === "object" && value !== null) ? [] : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Defines a field, because an assignment to `__proto__` would set the prototype. */
function objectOf<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const object: Record<string, T> = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

const own = (object: Record<string, unknown>, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined);

function allOf(
  entries: readonly (readonly [string, readonly Alternative[] | Fields])[],
  either: readonly Fields[],
): Fields {
  const listed = entries.map(([name, what]): readonly [string, unknown] => [
    name,
    "holds" in what ? what.json : what.map(({ json }) => json),
  ]);
  const or: [string, unknown][] = either.length < 2 ? [] : [["$or", either.map(({ json }) => json)]];
  return {
    json: objectOf([...listed, ...or]),
    holds: (object) =>
      entries.every(([name, what]) => {
        const value = own(object, name);
        if ("holds" in what) return what.holds(isObject(value) ? value : {});
        return what.some(({ holds }) => holds(valuesOf(value)));
      }) &&
      (either.length < 2 || either.some(({ holds }) => holds(object))),
  };
}

const list = fc.array(alternative, { minLength: 1, maxLength: 3 });
const { fields } = fc.letrec<{ fields: Fields }>((tie) => ({
  fields: fc
    .tuple(
      fc.uniqueArray(
        fc.tuple(
          key,
          fc.oneof({ maxDepth: 2 }, { weight: 4, arbitrary: list }, { weight: 1, arbitrary: tie("fields") }),
        ),
        {
          minLength: 1,
          maxLength: 2,
          selector: ([name]) => name,
        },
      ),
      fc.oneof(
        { maxDepth: 2 },
        { weight: 5, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(tie("fields"), { minLength: 2, maxLength: 3 }) },
      ),
    )
    .map(([entries, either]) => allOf(entries, either)),
}));

/** A pattern of the documented operators, with its meaning. */
export const patterns: fc.Arbitrary<Fields> = fields;

/** An event with the fields of the patterns. Lists have scalars only, so that the meaning is clear. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 3 }).map(objectOf),
  ),
}));
const anyEvent = fc.array(fc.tuple(key, value), { maxLength: 3 });
export const events = fc
  .tuple(value, value, anyEvent)
  .map(([a, b, more]) => objectOf([["a", a] as const, ["b", b] as const, ...more]));
