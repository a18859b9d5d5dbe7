import { isObject } from "../json.ts";

/** A member of `$states`. Which members an expression may read depends on its field. */
export type StatesField = "input" | "context" | "result" | "errorOutput";

/**
 * The reason why AWS refuses an expression at creation, or undefined: `$`, `$$` or a field name at the top level, a member
 * of `$states` that its field does not have, or `$eval`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function scopeViolation(ast: unknown, allowed: readonly StatesField[]): string | undefined {
  return violation(ast, false, allowed);
}

/** `inContext` is true inside a path step, a predicate and the like, where `$` and field names refer to a context. */
function violation(node: unknown, inContext: boolean, allowed: readonly StatesField[]): string | undefined {
  if (Array.isArray(node)) return first(node, (child) => violation(child, inContext, allowed));
  if (!isObject(node)) return undefined;
  if (node["type"] === "path" && Array.isArray(node["steps"])) return pathViolation(node, inContext, allowed);
  return nodeViolation(node, inContext) ?? childViolation(node, inContext, allowed);
}

function nodeViolation(node: Readonly<Record<string, unknown>>, inContext: boolean): string | undefined {
  const { type, value } = node;
  if (type === "variable" && value === "eval") return "The function $eval is not supported";
  if (inContext) return undefined;
  if (type === "variable" && value === "") return "$ is not allowed at the top level of an expression";
  if (type === "variable" && value === "$") return "$$ is not allowed at the top level of an expression";
  if (type === "name") return `The field name '${String(value)}' is not allowed at the top level of an expression`;
  if (type === "wildcard" || type === "descendant" || type === "parent")
    return `A ${type} is not allowed at the top level of an expression`;
  return undefined;
}

const IN_CONTEXT = new Set(["stages", "predicate", "group", "terms", "pattern", "update", "delete"]);

function childViolation(node: Readonly<Record<string, unknown>>, inContext: boolean, allowed: readonly StatesField[]) {
  return first(Object.entries(node), ([key, child]) => violation(child, inContext || IN_CONTEXT.has(key), allowed));
}

function pathViolation(
  node: Readonly<Record<string, unknown>>,
  inContext: boolean,
  allowed: readonly StatesField[],
): string | undefined {
  const { steps, ...rest } = node;
  const [head, ...tail]: unknown[] = Array.isArray(steps) ? steps : [];
  return (
    statesViolation(head, tail[0], allowed) ??
    violation(head, inContext, allowed) ??
    violation(tail, true, allowed) ??
    childViolation(rest, true, allowed)
  );
}

function statesViolation(head: unknown, next: unknown, allowed: readonly StatesField[]): string | undefined {
  if (!isObject(head) || head["type"] !== "variable" || head["value"] !== "states") return undefined;
  if (!isObject(next) || next["type"] !== "name") return undefined;
  const field = String(next["value"]);
  return allowed.some((name) => name === field) ? undefined : `$states.${field} is not available here`;
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
