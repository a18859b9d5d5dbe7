import type { Context, Hono } from "hono";
import type * as z from "zod";
import { ProblemError } from "./problem.ts";

/** More than any route's longest body, and little enough to read at once. */
const LIMIT_BYTES = 8_192;

/**
 * Adds a route that takes a JSON body of exactly the fields of `schema` by POST; `answer` gets the parsed body. Throws the
 * `ProblemError` that says what is wrong with a body (never what was sent), and one for every other method.
 */
export function postRoute<Body>(
  app: Hono,
  path: string,
  schema: z.ZodType<Body>,
  answer: (body: Body, c: Context) => Promise<Response>,
): void {
  app.post(path, async (c) => answer(await readBody(c.req.raw, schema), c));
  app.all(path, () => {
    throw new ProblemError("method-not-allowed", "Use POST.");
  });
}

async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
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
