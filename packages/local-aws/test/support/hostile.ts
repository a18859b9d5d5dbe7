import fc from "fast-check";

/** Pieces of text that can break a parser, template, header or comparison. */
const pieces = [
  ..."<>&\"'`={}[]%\\/;:@.+*?#$_- \t\r\n\0",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</title><a href=https://evil.example>",
  "<!--",
  "-->",
  "]]>",
  "&lt;",
  "&#39;",
  "javascript:alert(1)",
  "https://evil.example/",
  "\r\nBcc: eve@example.com",
  "\r\n\r\n<p>",
  "{####}",
  "{username}",
  "{{7*7}}",
  "$" + "{7*7}",
  "%0d%0a",
  "%00",
  "%E0%A4",
  "..%2f",
  "__proto__",
  "constructor",
  "toString",
  "\u202e",
  "\u2067",
  "\u2028",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\ud83d",
  "\ude00",
  "\u{1f469}\u{1f3fd}\u200d\u{1f4bb}",
  "\u0130",
  "\u017f",
  "\u212a",
  "e\u0301",
  "\ufdfa",
  "\uff21",
  "\u0430",
  "אדה",
  "عبد",
] as const;

const piece = fc.constantFrom(...pieces);
const mixed = fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 12 }).map((all) => all.join(""));

/** Hostile text, among it half a surrogate pair and the empty text; sometimes 1,000 characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mixed },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(piece, mixed).map(([one, rest]) => (one + rest).repeat(1_000).slice(0, 1_000)) },
);

/** Names that every object inherits. */
export const prototypeKey = fc.constantFrom("__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwn");

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, 9e15, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, Number.MAX_VALUE),
);

/** Any JSON value as a parser gives it: prototype keys are the object's own. Its texts and keys come from `text`. */
export function anyJson(text: fc.Arbitrary<string> = hostileText): fc.Arbitrary<unknown> {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.oneof(number, fc.boolean(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.oneof(prototypeKey, text), tie("value"), { maxKeys: 4 }),
    ),
  }));
  return value.map(parsed);
}

/** A value within a thousand lists or objects. */
export const deepJson: fc.Arbitrary<unknown> = fc
  .tuple(fc.integer({ min: 1, max: 1_000 }), fc.boolean(), fc.oneof(fc.string(), fc.constant(null)))
  .map(([depth, isList, leaf]) => {
    const [open, close] = isList ? ["[", "]"] : ['{"a":', "}"];
    return JSON.parse(open.repeat(depth) + JSON.stringify(leaf) + close.repeat(depth));
  });

/** A copy of an object with one error: another value of a field, a field less, a field more, or no object at all. */
export function mutated(valid: fc.Arbitrary<object>, value: fc.Arbitrary<unknown> = anyJson()): fc.Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), value, fc.nat({ max: 9 }), prototypeKey).map(([whole, at, wrong, kind, key]) => {
    const entries: [string, unknown][] = Object.entries(whole);
    const chosen = entries[at % Math.max(1, entries.length)]?.[0];
    const others = entries.filter(([name]) => name !== chosen);
    if (kind === 0) return ofEntries(others);
    if (kind === 1) return ofEntries([...entries, [key, wrong]]);
    if (kind === 2) return ofEntries([...others, [key, wrong]]);
    if (kind === 3) return [whole];
    return ofEntries([...others, [chosen ?? key, wrong]]);
  });
}

/** Built by the JSON parser, because an assignment to `__proto__` would set the prototype. */
function ofEntries(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`,
  );
}

function parsed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
