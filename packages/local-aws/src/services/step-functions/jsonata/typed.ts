import type { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import { StateFailed } from "../engine/failure.ts";
import type { Json } from "../json.ts";
import {
  type Bindings,
  compileTemplate,
  isExpression,
  requireNoHalfExpression,
  type TemplatePlace,
} from "./template.ts";

/** A field with a value of one type, or with an expression whose result must have that type. */
export interface Typed<T> {
  /** Throws StateFailed (States.QueryEvaluationError). */
  evaluate(bindings: Bindings): Promise<T>;
}

/** Compiles a field; undefined for a missing one. `expected` is the type's name in errors, for example `number`. Throws DefinitionError. */
export function compileTyped<T>(
  value: Json | undefined,
  type: z.ZodType<T>,
  expected: string,
  place: TemplatePlace,
): Typed<T> | undefined {
  if (value === undefined) return undefined;
  if (!isExpression(value)) return literal(value, type, expected, place);
  const template = compileTemplate(value, place);
  const subject = `The JSONata expression '${value.slice(2, -2).trim()}' specified for the field '${place.field}'`;
  return {
    async evaluate(bindings) {
      const result = await template.evaluate(bindings);
      const parsed = type.safeParse(result);
      if (parsed.success) return parsed.data;
      throw new StateFailed({
        error: "States.QueryEvaluationError",
        location: place.field,
        cause: `${subject} returned an unexpected result type. Expected '${expected}', but was '${typeName(result)}' for value: ${JSON.stringify(result)}`,
      });
    },
  };
}

function literal<T>(value: Json, type: z.ZodType<T>, expected: string, place: TemplatePlace): Typed<T> {
  const { path, field } = place;
  requireNoHalfExpression(value, place);
  const parsed = type.safeParse(value);
  if (!parsed.success) throw new DefinitionError(`A value of type ${expected} is expected`, `${path}/${field}`);
  return { evaluate: async () => parsed.data };
}

function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
