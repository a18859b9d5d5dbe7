import { invalidPattern } from "./invalid.ts";
import { flatten, isObject, isScalar, type JsonObject } from "./json.ts";
import { type Alternative, alternative, isReserved } from "./operators.ts";

/** Tells whether an event, parsed from JSON, is one that the pattern describes. */
export type EventPattern = (event: unknown) => boolean;

/**
 * Tests one object of an event. `siblings` are all objects at the same place when the event has an array there: a
 * field is absent only when none of them has it, while the fields that are present must be in one of them together.
 */
type Matcher = (object: JsonObject, siblings: readonly JsonObject[]) => boolean;

/**
 * Reads an event pattern. Numbers are compared by value, where EventBridge compares how they are written.
 * Throws InvalidEventPatternException naming what it does not know.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function compilePattern(pattern: unknown): EventPattern {
  if (!isObject(pattern)) throw invalidPattern("Filter is not an object");
  const matches = allFields(pattern);
  return (event) => isObject(event) && matches(event, [event]);
}

function allFields(pattern: JsonObject): Matcher {
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw invalidPattern("Empty objects are not allowed");
  const matchers = entries.map(([name, value]) => (isOr(name, value) ? anyOf(value) : field(name, value)));
  return (object, siblings) => matchers.every((matches) => matches(object, siblings));
}

/** `$or` with two or more objects of fields; anything else of that name is a field, as in the Ruler library. */
function isOr(name: string, value: unknown): value is readonly JsonObject[] {
  if (name !== "$or" || !Array.isArray(value) || value.length < 2) return false;
  return value.every((entry) => isObject(entry) && !Object.keys(entry).some(isReserved));
}

function anyOf(patterns: readonly JsonObject[]): Matcher {
  const matchers = patterns.map(allFields);
  return (object, siblings) => matchers.some((matches) => matches(object, siblings));
}

function field(name: string, pattern: unknown): Matcher {
  if (isObject(pattern)) return nested(name, allFields(pattern));
  if (!Array.isArray(pattern)) throw invalidPattern(`"${name}" must be an object or an array`);
  if (pattern.length === 0) throw invalidPattern("Empty arrays are not allowed");
  return leaf(name, pattern.map(alternative));
}

function nested(name: string, matches: Matcher): Matcher {
  return (object, siblings) => {
    const children = objectsAt(name, object);
    const allChildren = siblings.flatMap((sibling) => objectsAt(name, sibling));
    // A missing object is one without fields: what must be absent is.
    const candidates = children.length === 0 ? [{}] : children;
    return candidates.some((child) => matches(child, allChildren));
  };
}

function leaf(name: string, alternatives: readonly Alternative[]): Matcher {
  const matchesAbsent = alternatives.some((each) => each.matchesAbsent);
  return (object, siblings) => {
    const values = valuesAt(name, object);
    if (values.some((value) => alternatives.some((each) => each.test(value)))) return true;
    return matchesAbsent && siblings.every((sibling) => valuesAt(name, sibling).length === 0);
  };
}

function objectsAt(name: string, object: JsonObject): readonly JsonObject[] {
  return flatten(fieldOf(name, object)).filter(isObject);
}

function valuesAt(name: string, object: JsonObject) {
  return flatten(fieldOf(name, object)).filter(isScalar);
}

function fieldOf(name: string, object: JsonObject): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
