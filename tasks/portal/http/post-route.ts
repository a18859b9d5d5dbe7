import type { Context, Hono } from "hono";
import { ProblemError } from "./problem.ts";

/** A route that answers POST; any other method is a problem of its own. */
export function onlyPost(app: Hono, path: string, answer: (c: Context) => Promise<Response>): void {
  app.post(path, answer);
  app.all(path, () => {
    throw new ProblemError("method-not-allowed", "Use POST.");
  });
}
