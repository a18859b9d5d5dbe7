import * as z from "zod";
import { FinalFault } from "./faults/faults.ts";

/**
 * Reads a function's environment variables when the module loads. Throws `InvalidEnvironment` with the names of all
 * variables that are missing or invalid, never with a value. There are no defaults, so that a missing one is noticed.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  environment: Readonly<Record<string, string | undefined>>,
  shape: Shape,
): z.infer<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(environment);
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  throw new FinalFault(
    "InvalidEnvironment",
    `Environment variables that are missing or wrong: ${[...names].join(", ")}.`,
  );
}

/** A text that must not be empty. */
export const Text = z.string().min(1);

/** A number of seconds. */
export const Seconds = z.coerce.number().int().positive();

/** Numbers of seconds, separated by commas; the list may be empty. */
export const SecondsList = z
  .string()
  .transform((text): unknown[] => (text === "" ? [] : text.split(",")))
  .pipe(z.array(Seconds));
