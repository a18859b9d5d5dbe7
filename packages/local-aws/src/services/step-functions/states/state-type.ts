import { z } from "zod";
import { DefinitionError } from "../definition/definition-error.ts";
import type { Outcome, Visit } from "../engine/entered-state.ts";
import type { AwsFunctions } from "../jsonata/aws-functions.ts";

/** Where a state stands in its definition. */
export interface StatePlace {
  /** `/States/Wait for the user` */
  readonly path: string;
  readonly functions: AwsFunctions;
}

/** A state of a definition, checked and ready to run. */
export interface CompiledState {
  readonly type: string;
  /** Names of the states that it may go to. */
  readonly targets: readonly string[];
  /** Throws StateFailed when the state fails for good, RunEnded when the execution has ended meanwhile. */
  run(visit: Visit): Promise<Outcome>;
}

/** A value of `Type`: checks such a state and makes it runnable. Throws DefinitionError. */
export type StateType = (raw: unknown, place: StatePlace) => CompiledState;

/** Fields that every state has. */
export const commonFields = {
  Type: z.string(),
  Comment: z.string().optional(),
  QueryLanguage: z.literal("JSONata").optional(),
};

/** How a state that is not the last goes on. */
export const transitionFields = { Next: z.string().optional(), End: z.boolean().optional() };

/** Parses a part of the definition; what is not in the schema is refused by its name. */
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

/** The state that follows, or undefined for the last one. */
export function nextOf(
  raw: { Next?: string | undefined; End?: boolean | undefined },
  path: string,
): string | undefined {
  if ((raw.Next !== undefined) === (raw.End === true))
    throw new DefinitionError("A state needs either 'Next' or 'End'", path);
  return raw.Next;
}
