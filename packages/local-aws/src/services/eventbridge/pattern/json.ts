/** A value of an event that a pattern can compare. */
export type Scalar = string | number | boolean | null;

/** An object of an event or of a pattern. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether one value of an event matches. */
export type Test = (value: Scalar) => boolean;

/** Whether a value is an object, not an array or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is one that a pattern can compare. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** The values of a field: the value itself, or the elements of an array at any depth. */
export function flatten(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}
