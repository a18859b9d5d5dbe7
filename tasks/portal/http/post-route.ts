import type { Context, Hono } from "hono";
import type * as z from "zod";
import { ProblemError } from "./problem.ts";

/** More than the longest valid body of any route. */
const LIMIT_BYTES = 8_192;

/**
 * Adds a route for POST whose JSON body has exactly the fields of `schema`; `handle` gets the parsed body. An invalid body
 * gets a problem that names what is wrong, but never what was sent. Other methods get the problem `method-not-allowed`.
 */
export function addPostRoute<Body>(
  app: Hono,
  path: string,
  schema: z.ZodType<Body>,
  handle: (body: Body, c: Context) => Promise<Response>,
): void {
  app.post(path, async (c) => handle(await readBody(c.req.raw, schema), c));
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

/** Rejects invalid UTF-8, because replacement characters would silently change a password. */
function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError("invalid-body", "The body is not JSON.");
  }
}
