import { parseArgs } from "node:util";
import type { z } from "zod";

/** The values of a command line, or its problems (a line each), or `help` if `--help` was given. */
export type OptionsRead<Values> = { readonly values: Values } | { readonly problems: readonly string[] } | "help";

/**
 * Parses options of the form `--name value`, one for each field of a schema; `flags` have no value. `--help` always
 * exists. The description of each field completes the sentence "allowed is ...".
 */
export function readOptions<Schema extends z.ZodObject>(
  schema: Schema,
  args: readonly string[],
  flags: readonly (keyof z.output<Schema>)[] = [],
): OptionsRead<z.output<Schema>> {
  const names = Object.keys(schema.shape);
  const types = names.map((name) => [name, { type: flags.includes(name) ? "boolean" : "string" }] as const);
  try {
    const options = { ...Object.fromEntries(types), help: { type: "boolean" } } as const;
    const { help, ...values } = parseArgs({ args: [...args], options }).values;
    if (help === true) return "help";
    const parsed = schema.safeParse(values);
    return parsed.success ? { values: parsed.data } : { problems: problemsOf(schema, parsed.error, values) };
  } catch (error) {
    // The first sentence names the problem; the rest is advice about Node.js.
    return { problems: [`${(error instanceof Error ? error.message : String(error)).split(/\.\s/)[0]}.`] };
  }
}

function problemsOf({ shape }: z.ZodObject, error: z.ZodError, values: Readonly<Record<string, unknown>>): string[] {
  const fields: Readonly<Record<string, object>> = shape;
  const options = new Set(error.issues.map(({ path }) => String(path[0])));
  return [...options].map((option) => {
    const field = fields[option];
    const allowed = field !== undefined && "description" in field ? String(field.description) : "";
    if (values[option] === undefined) return `--${option} is missing; give ${allowed}.`;
    return `--${option} is ${JSON.stringify(values[option])}; allowed is ${allowed}.`;
  });
}
