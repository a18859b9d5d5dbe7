import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import { isObject, type Json, type JsonObject, jsonBytes } from "../json.ts";
import type { StatesField } from "../jsonata/scope-rules.ts";
import { compileTemplate, type Template } from "../jsonata/template.ts";
import { DATA_BYTES } from "../limits.ts";
import type { Outcome, StateExecution, StatesData } from "./state-execution.ts";
import type { StatePlace } from "./state-type.ts";

/** The fields `Output` and `Assign` of states, catchers and choice rules. */
export const exitFields = { Output: z.json().optional(), Assign: z.record(z.string(), z.json()).optional() };

interface RawExit {
  readonly Output?: Json | undefined;
  readonly Assign?: { readonly [name: string]: Json } | undefined;
}

/** How a state ends: its output, the variables that it assigns, and the next state. */
export interface StateExit {
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
  readonly next: string | undefined;
}

/** Where in the definition the fields are. */
export interface ExitPlace extends StatePlace {
  /** Start of the fields' names: `Catch[0]/`, or empty for the state itself. */
  readonly prefix: string;
  readonly states: readonly StatesField[];
}

/** Compiles `Output` and `Assign`. Throws DefinitionError. */
export function compileExit(raw: RawExit, next: string | undefined, place: ExitPlace): StateExit {
  const template = (field: string, value: Json | undefined) =>
    value === undefined ? undefined : compileTemplate(value, { ...place, field: `${place.prefix}${field}` });
  for (const name of Object.keys(raw.Assign ?? {})) requireVariableName(name, `${place.path}/${place.prefix}Assign`);
  return { output: template("Output", raw.Output), assign: template("Assign", raw.Assign), next };
}

/** Evaluates Output and Assign, both with the variables at state entry. Without Output, `fallback` is the output. Throws StateFailed. */
export async function exitState(
  execution: StateExecution,
  exit: StateExit,
  fallback: Json,
  seen: StatesData = {},
): Promise<Outcome> {
  const output = exit.output ? await execution.evaluate(exit.output, seen) : fallback;
  execution.requireSize(output);
  const assigned = exit.assign ? await execution.evaluate(exit.assign, seen) : {};
  return { next: exit.next, output, assigned: requireAssignable(execution, assigned) };
}

function requireAssignable(execution: StateExecution, assigned: Json): JsonObject {
  if (isObject(assigned) && jsonBytes(assigned) <= DATA_BYTES) return assigned;
  throw execution.failed("States.DataLimitExceeded", "The variables exceed the maximum number of bytes service limit.");
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
function requireVariableName(name: string, at: string): void {
  if (name === "states") throw new DefinitionError("The variable name 'states' is reserved", at);
  if (name.length <= 80 && /^\p{ID_Start}\p{ID_Continue}*$/u.test(name)) return;
  throw new DefinitionError(`'${name}' is not a variable name`, at);
}
