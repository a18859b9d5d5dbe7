import { NotSupported } from "../../../kernel/aws-error.ts";
import { compileArn, type Matches } from "./pattern.ts";

/** Condition keys in lower case, each with its values. A key without a value is not there. */
export type ConditionContext = Readonly<Record<string, readonly string[]>>;
export type Condition = (context: ConditionContext) => boolean;

/** As a policy has them: operator, key, values. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Keys that requests of the local run carry; a condition on another key would never be met. */
const knownKeys = new Set([
  "aws:principalarn",
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:sourcearn",
  "events:detail-type",
  "events:source",
  "kms:encryptioncontextkeys",
  "ses:fromaddress",
  "sts:externalid",
]);

interface Operator {
  /** Whether an actual value is one of the policy's. */
  readonly compile: (values: readonly string[]) => Matches;
  readonly isNegated: boolean;
}

const isOneOf = (values: readonly string[]): Matches => {
  const set = new Set(values);
  return (actual) => set.has(actual);
};
const isOneOfBooleans = (values: readonly string[]): Matches => {
  const matches = isOneOf(values.map((value) => value.toLowerCase()));
  return (actual) => matches(actual.toLowerCase());
};
const isLikeAnArn = (values: readonly string[]): Matches => {
  const patterns = values.map(compileArn);
  return (actual) => patterns.some((matches) => matches(actual));
};

/** `ArnEquals` and `ArnLike` do the same. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ["ArnEquals", { compile: isLikeAnArn, isNegated: false }],
  ["ArnLike", { compile: isLikeAnArn, isNegated: false }],
  ["ArnNotEquals", { compile: isLikeAnArn, isNegated: true }],
  ["Bool", { compile: isOneOfBooleans, isNegated: false }],
  ["StringEquals", { compile: isOneOf, isNegated: false }],
  ["StringNotEquals", { compile: isOneOf, isNegated: true }],
]);

/**
 * One function of a whole condition block: every operator and every key of it must be met, by any of its values.
 * Throws NotSupported for an operator or a key that is not known here, by its name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function compileConditions(block: ConditionBlock): Condition {
  const conditions = Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileOne(operator, knownKey(key), values)),
  );
  return (context) => conditions.every((isMet) => isMet(context));
}

function knownKey(name: string): string {
  const key = name.toLowerCase();
  if (knownKeys.has(key) || key.startsWith("kms:encryptioncontext:")) return key;
  throw new NotSupported(`The condition key ${name}`);
}

function compileOne(name: string, key: string, values: readonly string[]): Condition {
  if (name === "Null") {
    const isMet = isOneOfBooleans(values);
    return (context) => isMet(String(valuesOf(context, key).length === 0));
  }
  const [, quantifier, operatorName = ""] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/.exec(name) ?? [];
  const operator = operators.get(operatorName);
  if (operator === undefined) throw new NotSupported(`The condition operator ${name}`);
  return quantified(quantifier, operator, { key, values });
}

/**
 * Without a value a condition is not met, a negated one is; `ForAllValues` is met, `ForAnyValue` is not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function quantified(
  quantifier: string | undefined,
  { compile, isNegated }: Operator,
  { key, values }: { readonly key: string; readonly values: readonly string[] },
): Condition {
  const matches = compile(values);
  const isRight = (actual: string) => matches(actual) !== isNegated;
  if (quantifier === "ForAllValues") return (context) => valuesOf(context, key).every(isRight);
  if (quantifier === "ForAnyValue") return (context) => valuesOf(context, key).some(isRight);
  return (context) => valuesOf(context, key).some(matches) !== isNegated;
}

const none: readonly string[] = [];

function valuesOf(context: ConditionContext, key: string): readonly string[] {
  return context[key] ?? none;
}
