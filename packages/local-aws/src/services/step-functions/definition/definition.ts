import { z } from "zod";
import { isObject, tryParseJson } from "../json.ts";
import type { AwsFunctions } from "../jsonata/aws-functions.ts";
import { DEFINITION_BYTES, MAX_SECONDS } from "../limits.ts";
import { findStateType } from "../states/index.ts";
import { type CompiledState, parsePart } from "../states/state-type.ts";
import { DefinitionError } from "./definition-error.ts";

/** A compiled definition of a state machine. */
export interface Definition {
  readonly startAt: string;
  /** For the whole execution. */
  readonly timeoutSeconds: number | undefined;
  readonly states: ReadonlyMap<string, CompiledState>;
}

const schema = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal("1.0").optional(),
  /** JSONPath by default. A state may set its own. */
  QueryLanguage: z.enum(["JSONata", "JSONPath"]).optional(),
  StartAt: z.string(),
  TimeoutSeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  States: z.record(z.string().min(1).max(80), z.unknown()),
});

/** Compiles a definition (ASL text). Throws DefinitionError for what AWS refuses and for what the local run does not support. */
export function compileDefinition(text: string, functions: AwsFunctions): Definition {
  const raw = Buffer.byteLength(text) <= DEFINITION_BYTES ? tryParseJson(text) : undefined;
  if (raw === undefined) throw new DefinitionError("The definition is not JSON of at most 1 MB", "/");
  const fields = parsePart(schema, raw, "");
  const states = new Map<string, CompiledState>();
  for (const [name, state] of Object.entries(fields.States)) {
    requireJsonata(fields.QueryLanguage, state, `/States/${name}`);
    states.set(name, compileState(state, `/States/${name}`, functions));
  }
  requireTargets(fields.StartAt, states);
  return { startAt: fields.StartAt, timeoutSeconds: fields.TimeoutSeconds, states };
}

function compileState(raw: unknown, path: string, functions: AwsFunctions): CompiledState {
  const type = isObject(raw) ? raw["Type"] : undefined;
  const stateType = typeof type === "string" ? findStateType(type) : undefined;
  if (stateType === undefined) throw new DefinitionError(`The state type '${String(type)}' is not supported`, path);
  return stateType(raw, { path, functions });
}

function requireJsonata(wholeLanguage: string | undefined, state: unknown, path: string): void {
  const own = isObject(state) ? state["QueryLanguage"] : undefined;
  if ((own ?? wholeLanguage) === "JSONata") return;
  throw new DefinitionError("The query language JSONPath is not supported", path);
}

function requireTargets(startAt: string, states: ReadonlyMap<string, CompiledState>): void {
  if (!states.has(startAt)) throw new DefinitionError(`The state '${startAt}' does not exist`, "/StartAt");
  const reachable = new Set([startAt]);
  for (const [name, state] of states) {
    for (const target of state.targets) {
      if (!states.has(target)) throw new DefinitionError(`The state '${target}' does not exist`, `/States/${name}`);
      reachable.add(target);
    }
  }
  const unreachable = [...states.keys()].find((name) => !reachable.has(name));
  if (unreachable !== undefined)
    throw new DefinitionError(`The state '${unreachable}' is not reachable`, `/States/${unreachable}`);
}
