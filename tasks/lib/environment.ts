import * as z from "zod";
import { FinalFault } from "./faults/faults.ts";

/**
 * Reads a function's environment once, at load. Throws `InvalidEnvironment` with every missing or
 * wrong name at once, and never a value. There are no defaults: a stage that is not told is a mistake.
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

/** A name or an address that must be there. */
export const Text = z.string().min(1);

/** A count of seconds. */
export const Seconds = z.coerce.number().int().positive();

/** Counts of seconds, with commas between; none is fine. */
export const SecondsList = z
  .string()
  .transform((text): unknown[] => (text === "" ? [] : text.split(",")))
  .pipe(z.array(Seconds));
