import type { z } from "zod";
import { NotSupported } from "../../../kernel/aws-error.ts";

/** Parses a resource's properties. Throws NotSupported with the names of unknown properties and values. */
export function parseProperties<Settings>(type: string, schema: z.ZodType<Settings>, properties: unknown): Settings {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    return keys.length > 0 ? [...issue.path, keys.join(", ")].join(".") : `${issue.path.join(".")} (${issue.message})`;
  });
  throw new NotSupported(`${type} with ${names.join("; ")}`);
}
