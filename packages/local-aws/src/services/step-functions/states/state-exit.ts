import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import type { Outcome, Seen, Visit } from "../engine/entered-state.ts";
import { isObject, type Json, type JsonObject, jsonBytes } from "../json.ts";
import type { StatesField } from "../jsonata/scope-rules.ts";
import { compileTemplate, type Template } from "../jsonata/template.ts";
import { DATA_BYTES } from "../limits.ts";
import type { StatePlace } from "./state-type.ts";

/** `Output` and `Assign`, as states, catchers and choice rules have them. */
export const closingFields = { Output: z.json().optional(), Assign: z.record(z.string(), z.json()).optional() };

interface RawClosing {
  readonly Output?: Json | undefined;
  readonly Assign?: { readonly [name: string]: Json } | undefined;
}

/** How a state is left: what it hands on, which variables it sets, and where to. */
export interface Closing {
  readonly output: Template | undefined;
  readonly assign: Template | undefined;
  readonly next: string | undefined;
}

export interface ClosingPlace extends StatePlace {
  /** Fields are named under it: `Catch[0]/`, or empty for the state itself. */
  readonly prefix: string;
  readonly states: readonly StatesField[];
}

export function compileClosing(raw: RawClosing, next: string | undefined, place: ClosingPlace): Closing {
  const template = (field: string, value: Json | undefined) =>
    value === undefined ? undefined : compileTemplate(value, { ...place, field: `${place.prefix}${field}` });
  for (const name of Object.keys(raw.Assign ?? {})) requireVariableName(name, `${place.path}/${place.prefix}Assign`);
  return { output: template("Output", raw.Output), assign: template("Assign", raw.Assign), next };
}

/** Output and Assign are computed together from the values at state entry. */
export async function close(visit: Visit, closing: Closing, fallback: Json, seen: Seen = {}): Promise<Outcome> {
  const output = closing.output ? await visit.evaluate(closing.output, seen) : fallback;
  visit.requireSize(output);
  const assigned = closing.assign ? await visit.evaluate(closing.assign, seen) : {};
  return { next: closing.next, output, assigned: requireAssignable(visit, assigned) };
}

function requireAssignable(visit: Visit, assigned: Json): JsonObject {
  if (isObject(assigned) && jsonBytes(assigned) <= DATA_BYTES) return assigned;
  throw visit.failed("States.DataLimitExceeded", "The variables exceed the maximum number of bytes service limit.");
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
function requireVariableName(name: string, at: string): void {
  if (name === "states") throw new DefinitionError("The variable name 'states' is reserved", at);
  if (name.length <= 80 && /^\p{ID_Start}\p{ID_Continue}*$/u.test(name)) return;
  throw new DefinitionError(`'${name}' is not a variable name`, at);
}
