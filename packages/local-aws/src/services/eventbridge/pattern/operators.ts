import { anythingBut } from "./anything-but.ts";
import { cidr } from "./cidr.ts";
import { invalidPattern } from "./invalid.ts";
import { isObject, isScalar, type Scalar, type Test } from "./json.ts";
import { numeric } from "./numeric.ts";
import { equalsIgnoreCase, prefix, suffix, wildcardText } from "./text-operators.ts";

const operators = {
  "anything-but": anythingBut,
  cidr,
  "equals-ignore-case": equalsIgnoreCase,
  numeric,
  prefix,
  suffix,
  wildcard: wildcardText,
} as const;

/** One entry of a field's array: it tests the field's values. `matchesAbsent` says whether a missing field matches. */
export interface Alternative {
  readonly test: Test;
  readonly matchesAbsent: boolean;
}

/** Compiles one entry of a field's array. Throws InvalidEventPatternException. */
export function alternative(entry: unknown): Alternative {
  if (isScalar(entry)) return { test: (value) => value === entry, matchesAbsent: false };
  if (!isObject(entry)) throw invalidPattern("Match value must be String, number, true, false, or null");
  const [name, ...others] = Object.keys(entry);
  if (name === undefined) throw invalidPattern("Empty objects are not allowed");
  if (others.length > 0) throw invalidPattern("Only one key allowed in match expression");
  if (name === "exists") return exists(entry[name]);
  if (!isOperator(name)) throw invalidPattern(`Unrecognized match type ${name}`);
  return { test: operators[name](entry[name]), matchesAbsent: false };
}

/** Names of match types. An `$or` whose entries have such a name is an ordinary field. */
export function isReserved(name: string): boolean {
  return name === "exists" || name === "exactly" || isOperator(name);
}

function exists(argument: unknown): Alternative {
  if (typeof argument !== "boolean") throw invalidPattern("exists match pattern must be either true or false.");
  return { test: (_value: Scalar) => argument, matchesAbsent: !argument };
}

function isOperator(name: string): name is keyof typeof operators {
  return Object.hasOwn(operators, name);
}
