import { DefinitionError } from "../definition/definition-error.ts";
import { StateFailed } from "../engine/failure.ts";
import { isObject, type Json } from "../json.ts";
import type { AwsFunctions } from "./aws-functions.ts";
import { compileExpression, type Expression } from "./expression.ts";
import { type StatesField, scopeViolation } from "./scope-rules.ts";

/** The variables of an expression, `states` among them. */
export type Bindings = Readonly<Record<string, unknown>>;

/** A value of the definition with its compiled `{% %}` strings. `field` is its name in errors, for example `Output/a/b[0]`. */
export interface Template {
  readonly field: string;
  /** Throws StateFailed (States.QueryEvaluationError). */
  evaluate(bindings: Bindings): Promise<Json>;
}

/** Where in the definition a template is, and what its expressions may read. */
export interface TemplatePlace {
  /** For example `/States/Wait for approval`. */
  readonly path: string;
  readonly field: string;
  readonly states: readonly StatesField[];
  readonly functions: AwsFunctions;
}

/** Compiles a value of the definition. Throws DefinitionError for an expression that AWS refuses at creation. */
export function compileTemplate(value: Json, place: TemplatePlace): Template {
  const { field } = place;
  if (isExpression(value)) return expressionTemplate(value, place);
  requireNoHalfExpression(value, place);
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) => compileTemplate(item, { ...place, field: `${field}[${index}]` }));
    return { field, evaluate: (bindings) => Promise.all(items.map((item) => item.evaluate(bindings))) };
  }
  if (isObject(value)) return objectTemplate(value, place);
  return { field, evaluate: async () => value };
}

/** Whether a value is an expression: `{% ... %}` with nothing before and after. */
export function isExpression(value: Json): value is string {
  return typeof value === "string" && value.length >= 4 && value.startsWith("{%") && value.endsWith("%}");
}

/** Throws DefinitionError for a text with only one of `{%` at its start and `%}` at its end. AWS refuses it, too. */
export function requireNoHalfExpression(value: Json, { path, field }: TemplatePlace): void {
  if (typeof value !== "string" || (!value.startsWith("{%") && !value.endsWith("%}"))) return;
  throw new DefinitionError("A JSONata expression must begin with '{%' and end with '%}'", `${path}/${field}`);
}

function objectTemplate(value: Readonly<Record<string, Json>>, place: TemplatePlace): Template {
  const entries = Object.entries(value).map(
    ([key, item]) => [key, compileTemplate(item, { ...place, field: `${place.field}/${key}` })] as const,
  );
  return {
    field: place.field,
    async evaluate(bindings) {
      const values = await Promise.all(
        entries.map(async ([key, item]) => [key, await item.evaluate(bindings)] as const),
      );
      return Object.fromEntries(values);
    },
  };
}

function expressionTemplate(text: string, place: TemplatePlace): Template {
  const expression = compile(text.slice(2, -2).trim(), place);
  const subject = `The JSONata expression '${expression.text}' specified for the field '${place.field}'`;
  return {
    field: place.field,
    async evaluate(bindings) {
      const result = await expression.evaluate(bindings);
      if (result.kind === "value") return result.value;
      if (result.kind === "undefined") throw evaluationFailed(place.field, `${subject} returned nothing (undefined).`);
      if (result.kind === "unsupported")
        throw evaluationFailed(place.field, `${subject} returned an unsupported result type.`);
      throw evaluationFailed(place.field, `${subject} threw an error during evaluation. ${result.message}`);
    },
  };
}

function compile(text: string, place: TemplatePlace): Expression {
  const at = `${place.path}/${place.field}`;
  try {
    const expression = compileExpression(text, place.functions);
    const problem = scopeViolation(expression.ast, place.states);
    if (problem !== undefined) throw new Error(problem);
    return expression;
  } catch (error) {
    throw new DefinitionError(
      `The JSONata expression is not valid: ${error instanceof Error ? error.message : ""}`,
      at,
    );
  }
}

function evaluationFailed(location: string, cause: string): StateFailed {
  return new StateFailed({ error: "States.QueryEvaluationError", cause, location });
}
