import { z } from "zod";
import { readOptions } from "../../tools/lib/read-options.ts";

/** A whole number, one or more. */
export function count(standard: number) {
  return z.coerce.number().int().positive().default(standard).describe("a whole number, 1 or more");
}

/**
 * The options of a command; undefined where there is nothing to do, with the exit status set: they are not right, or
 * somebody asks what there is. `usage` is printed then.
 */
export function optionsOf<Schema extends z.ZodObject>(
  schema: Schema,
  usage: string,
  flags: readonly (keyof z.output<Schema>)[],
): z.output<Schema> | undefined {
  const read = readOptions(schema, process.argv.slice(2), flags);
  if (read !== "help" && "values" in read) return read.values;
  process.exitCode = read === "help" ? 0 : 2;
  const problems = read === "help" ? [] : read.problems;
  (read === "help" ? process.stdout : process.stderr).write([...problems, usage].join("\n"));
  return undefined;
}
