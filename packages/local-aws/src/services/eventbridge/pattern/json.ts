/** What stands at the ends of an event: only these can be compared. */
export type Scalar = string | number | boolean | null;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells whether one value of an event is meant. */
export type Test = (value: Scalar) => boolean;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** The values of a field: itself, or all that an array holds, at any depth. */
export function flatten(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}
