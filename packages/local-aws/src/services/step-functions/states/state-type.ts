import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import type { AwsFunctions } from "../jsonata/aws-functions.ts";
import type { Outcome, StateExecution } from "./state-execution.ts";

/** Where in the definition a state is. */
export interface StatePlace {
  /** For example `/States/Wait for approval`. */
  readonly path: string;
  readonly functions: AwsFunctions;
}

/** A compiled state of a definition. */
export interface CompiledState {
  readonly type: string;
  /** Names of the states that can follow. */
  readonly targets: readonly string[];
  /** Throws StateFailed when the state fails, and RunEnded when the execution has ended meanwhile. */
  run(execution: StateExecution): Promise<Outcome>;
}

/** Compiles a state with one value of `Type`. Throws DefinitionError. */
export type StateType = (raw: unknown, place: StatePlace) => CompiledState;

/** The fields of every state. */
export const commonFields = {
  Type: z.string(),
  Comment: z.string().optional(),
  QueryLanguage: z.literal("JSONata").optional(),
};

/** The fields that name the next state. */
export const transitionFields = { Next: z.string().optional(), End: z.boolean().optional() };

/** Parses a part of the definition. Throws DefinitionError, which names an unknown field. */
export function parsePart<T>(schema: z.ZodType<T>, raw: unknown, path: string): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  const at = [path, ...(issue?.path ?? [])].join("/");
  if (issue?.code === "unrecognized_keys")
    throw new DefinitionError(`The field ${issue.keys.map((key) => `'${key}'`).join(", ")} is not supported`, at);
  throw new DefinitionError(issue?.message ?? "The definition is not valid", at);
}

/** The name of the next state; undefined for the last one. Throws DefinitionError. */
export function nextOf(
  raw: { Next?: string | undefined; End?: boolean | undefined },
  path: string,
): string | undefined {
  if ((raw.Next !== undefined) === (raw.End === true))
    throw new DefinitionError("A state needs either 'Next' or 'End'", path);
  return raw.Next;
}
