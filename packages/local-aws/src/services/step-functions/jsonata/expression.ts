import jsonata from "jsonata";
import { isObject, type Json } from "../json.ts";
import { type AwsFunctions, addAwsFunctions } from "./aws-functions.ts";

type Evaluated =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "undefined" }
  | { readonly kind: "unsupported" }
  | { readonly kind: "error"; readonly message: string };

/** A compiled JSONata expression with the functions of Step Functions. */
export interface Expression {
  readonly text: string;
  readonly ast: unknown;
  evaluate(bindings: Readonly<Record<string, unknown>>): Promise<Evaluated>;
}

/** Compiles an expression. Throws an Error with the reason when it does not parse. */
export function compileExpression(text: string, functions: AwsFunctions): Expression {
  const compiled = parse(text);
  addAwsFunctions(compiled, functions);
  return {
    text,
    ast: compiled.ast(),
    async evaluate(bindings) {
      try {
        return evaluated(await compiled.evaluate(undefined, { ...bindings }));
      } catch (error) {
        return { kind: "error", message: describe(error) };
      }
    },
  };
}

function parse(text: string): jsonata.Expression {
  try {
    return jsonata(text);
  } catch (error) {
    throw new Error(describe(error));
  }
}

/** JSONata throws plain objects: `{code: "T1006", message: "Attempted to invoke a non-function"}`. */
function describe(error: unknown): string {
  if (!isObject(error)) return String(error);
  const { code, message } = error;
  const text = typeof message === "string" ? message : "";
  return typeof code === "string" ? `${code}: ${text}` : text;
}

function evaluated(result: unknown): Evaluated {
  if (result === undefined) return { kind: "undefined" };
  if (containsNonJson(result)) return { kind: "unsupported" };
  // A JSONata sequence has internal properties; its JSON does not.
  const value: Json = JSON.parse(JSON.stringify(result));
  return { kind: "value", value };
}

/** Whether a value contains a function, or a number that JSON does not have, such as `1/0`. */
function containsNonJson(value: unknown): boolean {
  if (typeof value === "function") return true;
  if (typeof value === "number") return !Number.isFinite(value);
  if (Array.isArray(value)) return value.some(containsNonJson);
  if (!isObject(value)) return false;
  return "_jsonata_lambda" in value || "_jsonata_function" in value || Object.values(value).some(containsNonJson);
}
