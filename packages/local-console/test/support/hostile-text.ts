import fc from "fast-check";

/** Pieces of text that break a template or a parser that does not escape them. */
const pieces = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</title><a href=https://evil.example>",
  "<!--",
  "-->",
  "]]>",
  "&lt;",
  "&#39;",
  "javascript:alert(1)",
  "'",
  '"',
  "&",
  "<",
  ">",
  "\r\n",
  "\t",
  "\0",
  "__proto__",
  "constructor",
  "\u202e",
  "\u2028",
  "\u200b",
  "\ufeff",
  "\ud83d",
  "\ude00",
  "\u{1f469}\u{1f3fd}\u200d\u{1f4bb}",
  "עבד",
] as const;

const piece = fc.constantFrom(...pieces);
const mixed = fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 12 }).map((all) => all.join(""));

/** Text that attacks a template; it may be empty, hold half of a surrogate pair, or be 1,000 characters long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mixed },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(piece, mixed).map(([one, rest]) => (one + rest).repeat(1_000).slice(0, 1_000)) },
);

/** Names that every object inherits. */
export const prototypeKey = fc.constantFrom("__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwn");
