import type * as z from "zod";
import { ProblemError } from "./problem.ts";

/** More than any route's longest body, and little enough to read at once. */
const LIMIT_BYTES = 8_192;

/** Reads a JSON body of exactly the route's fields; throws the problem that tells what is wrong, never what was sent. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ProblemError("not-json", "Send JSON, with the content type application/json.");
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > LIMIT_BYTES)
    throw new ProblemError("body-too-large", `At most ${LIMIT_BYTES} bytes are read.`);
  const parsed = schema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys" ? "fields that are not known" : issue.path.join(".") || "the body",
  );
  throw new ProblemError("invalid-body", `Look at: ${fields.join(", ")}.`);
}

/** Fatal, because a password whose bytes are replaced by guesses is another password. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError("invalid-body", "The body is not JSON.");
  }
}
