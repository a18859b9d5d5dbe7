import { invalidPattern } from "./invalid.ts";
import { flatten, isObject, isScalar, type JsonObject } from "./json.ts";
import { type Alternative, alternative, isReserved } from "./operators.ts";

/** Whether a pattern matches an event (parsed JSON). */
export type EventPattern = (event: unknown) => boolean;

/**
 * Tests one object of an event. When the event has an array of objects at this place, `siblings` are all of them: a field
 * counts as absent only when no sibling has it, but all matching values must be in the same object.
 */
type Matcher = (object: JsonObject, siblings: readonly JsonObject[]) => boolean;

/**
 * Compiles an event pattern. Numbers are compared by value; EventBridge compares their text in places. Throws
 * InvalidEventPatternException.
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

/** `$or` needs two or more objects; otherwise it is a field of that name, as in AWS's Event Ruler. */
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
    // A missing object counts as an object without fields, so that `exists: false` matches.
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
