import { invalidPattern } from "./invalid.ts";
import type { Test } from "./json.ts";

const LIMIT = 5e9;

const comparisons = {
  "=": (value: number, bound: number) => value === bound,
  "<": (value: number, bound: number) => value < bound,
  "<=": (value: number, bound: number) => value <= bound,
  ">": (value: number, bound: number) => value > bound,
  ">=": (value: number, bound: number) => value >= bound,
} as const;

/**
 * Matches numbers from -5e9 to 5e9 by `["=", 5]`, `["<", 10]` or a range `[">", 0, "<=", 5]`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#filtering-numeric-matching
 */
export function numeric(argument: unknown): Test {
  if (!Array.isArray(argument)) throw invalidPattern("Value of numeric must be an array.");
  const [operator, bound, upperOperator, upperBound] = argument;
  const first = comparison(operator, bound);
  if (argument.length === 2) return (value) => typeof value === "number" && first(value);
  const isRange = [">", ">="].includes(operator) && ["<", "<="].includes(upperOperator);
  if (!isRange || argument.length !== 4) throw invalidPattern(`Bad numeric range: ${JSON.stringify(argument)}`);
  const second = comparison(upperOperator, upperBound);
  if (bound >= upperBound) throw invalidPattern("Bottom must be less than top");
  return (value) => typeof value === "number" && first(value) && second(value);
}

function comparison(operator: unknown, bound: unknown): (value: number) => boolean {
  if (!isComparison(operator)) throw invalidPattern(`Unrecognized numeric range operator: ${nameOf(operator)}`);
  if (typeof bound !== "number") throw invalidPattern(`Value of ${operator} must be numeric`);
  if (Math.abs(bound) > LIMIT) throw invalidPattern(`Value must be between -${LIMIT} and ${LIMIT}, inclusive`);
  return (value) => comparisons[operator](value, bound);
}

/** The operator for the error text. A value that is not a text is written as JSON. */
function nameOf(operator: unknown): string {
  return typeof operator === "string" ? operator : (JSON.stringify(operator) ?? "undefined");
}

function isComparison(operator: unknown): operator is keyof typeof comparisons {
  return typeof operator === "string" && Object.hasOwn(comparisons, operator);
}
