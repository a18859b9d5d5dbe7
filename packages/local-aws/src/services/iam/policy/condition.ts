import { NotSupported } from "../../../kernel/aws-error.ts";
import { compileArn, type Matches } from "./pattern.ts";

/** Values of condition keys, by key in lower case. A key without a value is missing. */
export type ConditionContext = Readonly<Record<string, readonly string[]>>;
/** Whether a condition is met. */
export type Condition = (context: ConditionContext) => boolean;

/** The conditions of a statement: values by operator and key. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Condition keys that requests have here. A condition on another key would never be met. */
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
  /** Compiles the test of an actual value against the policy's values. */
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

/** `ArnEquals` and `ArnLike` are the same. */
const operators: ReadonlyMap<string, Operator> = new Map([
  ["ArnEquals", { compile: isLikeAnArn, isNegated: false }],
  ["ArnLike", { compile: isLikeAnArn, isNegated: false }],
  ["ArnNotEquals", { compile: isLikeAnArn, isNegated: true }],
  ["Bool", { compile: isOneOfBooleans, isNegated: false }],
  ["StringEquals", { compile: isOneOf, isNegated: false }],
  ["StringNotEquals", { compile: isOneOf, isNegated: true }],
]);

/**
 * Compiles a condition block: every operator and key must be met, each by any of its values. Throws NotSupported with the
 * name of an unknown operator or key.
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
 * When the key is missing, a condition is not met, a negated one is, `ForAllValues` is, and `ForAnyValue` is not.
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
