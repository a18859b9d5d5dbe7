import type { UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { priorStates, type Status } from "./record.ts";

/** A change of a record, and the condition under which it is allowed. */
export interface Change {
  /** Attributes to set. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Attributes to set unless they exist. */
  readonly setOnce?: Readonly<Record<string, unknown>>;
  /** Lists to append to. */
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
  /** Numbers to add to. */
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
  /** The new status; allowed from its prior states only. */
  readonly status?: Status;
  /** Allowed from these states only. Narrows the prior states when `status` is given too. */
  readonly from?: readonly Status[];
  /** Attributes that must hold these values. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Attributes that must exist. */
  readonly having?: readonly string[];
  /** Attributes that must not exist. */
  readonly without?: readonly string[];
  /** Lists that must not contain these values. */
  readonly lacking?: Readonly<Record<string, string>>;
  /** Removes the first item of a list; that item must have this `id`. */
  readonly shift?: Readonly<Record<string, string>>;
}

/** The change that closes a record without an activation. The same write removes everything that was pending. */
export function closing(status: "EXPIRED" | "CANCELLED", now: Date) {
  return {
    status,
    set: { closedAt: now.toISOString(), signals: [] },
    remove: ["taskToken", "rejection", "sealedPassword", "challenge", "sealedCode", "codeRejection"],
  } satisfies Change;
}

type Expressions = Pick<
  UpdateCommandInput,
  "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

/**
 * Converts a change into DynamoDB expressions. `priorStates` gives the condition on the status, so no write can skip a
 * step.
 */
export function expressionsOf(change: Change): Expressions {
  const placeholders = new Placeholders();
  const set = { ...change.set, ...(change.status === undefined ? {} : { status: change.status }) };
  const sets = [
    ...Object.entries(set).map(([key, value]) => `${placeholders.name(key)} = ${placeholders.value(value)}`),
    ...Object.entries(change.setOnce ?? {}).map(
      ([key, value]) =>
        `${placeholders.name(key)} = if_not_exists(${placeholders.name(key)}, ${placeholders.value(value)})`,
    ),
    ...Object.entries(change.append ?? {}).map(
      ([key, value]) =>
        `${placeholders.name(key)} = list_append(if_not_exists(${placeholders.name(key)}, ${placeholders.value([])}), ${placeholders.value(value)})`,
    ),
    ...Object.entries(change.add ?? {}).map(
      ([key, value]) =>
        `${placeholders.name(key)} = if_not_exists(${placeholders.name(key)}, ${placeholders.value(0)}) + ${placeholders.value(value)}`,
    ),
  ];
  const shifted = Object.keys(change.shift ?? {}).map((key) => `${placeholders.name(key)}[0]`);
  const removes = [...(change.remove ?? []).map((key) => placeholders.name(key)), ...shifted];
  const ConditionExpression = conditionOf(change, placeholders);
  const clauses = [
    sets.length > 0 ? `SET ${sets.join(", ")}` : "",
    removes.length > 0 ? `REMOVE ${removes.join(", ")}` : "",
  ];
  return { UpdateExpression: clauses.join(" ").trim(), ConditionExpression, ...placeholders.attributes() };
}

function conditionOf(change: Change, placeholders: Placeholders): string {
  const prior: readonly Status[] | undefined = change.status && priorStates[change.status];
  const allowed = prior && change.from ? prior.filter((state) => change.from?.includes(state)) : (prior ?? change.from);
  const conditions = [
    `attribute_exists(${placeholders.name("id")})`,
    ...(allowed ? [statusIn(allowed, placeholders)] : []),
    ...Object.entries(change.where ?? {}).map(
      ([key, value]) => `${placeholders.name(key)} = ${placeholders.value(value)}`,
    ),
    ...(change.having ?? []).map((key) => `attribute_exists(${placeholders.name(key)})`),
    ...(change.without ?? []).map((key) => `attribute_not_exists(${placeholders.name(key)})`),
    ...Object.entries(change.lacking ?? {}).map(
      ([key, value]) => `NOT contains(${placeholders.name(key)}, ${placeholders.value(value)})`,
    ),
    ...Object.entries(change.shift ?? {}).map(
      ([key, value]) => `${placeholders.name(key)}[0].${placeholders.name("id")} = ${placeholders.value(value)}`,
    ),
  ];
  return conditions.join(" AND ");
}

/** DynamoDB accepts no empty list, so a change that no state allows gets a condition that is never true. */
function statusIn(allowed: readonly Status[], placeholders: Placeholders): string {
  if (allowed.length === 0) return `attribute_not_exists(${placeholders.name("id")})`;
  return `${placeholders.name("status")} IN (${allowed.map((state) => placeholders.value(state)).join(", ")})`;
}

/** Placeholders for names and values, because many attribute names are reserved words in DynamoDB. */
class Placeholders {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, unknown> = {};

  name(attribute: string): string {
    this.#names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  }

  value(value: unknown): string {
    const key = `:v${Object.keys(this.#values).length}`;
    this.#values[key] = value;
    return key;
  }

  attributes() {
    const names = { ExpressionAttributeNames: this.#names };
    return Object.keys(this.#values).length > 0 ? { ...names, ExpressionAttributeValues: this.#values } : names;
  }
}
