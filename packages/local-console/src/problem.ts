import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/** An error response as problem details (RFC 9457). */
export class Problem extends HTTPException {
  constructor(status: 400 | 403 | 404 | 413 | 500, detail: string) {
    super(status, { message: detail });
  }
}

/** Turns whatever a route threw into problem details; an error that is no `HTTPException` becomes a 500. */
export function problemResponse(error: Error, c: Context): Response {
  const status = error instanceof HTTPException ? error.status : 500;
  const title = TITLES[status] ?? "Internal server error";
  const body = { type: "about:blank", title, status, detail: error.message };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  403: "Forbidden",
  404: "Not found",
  413: "Content too large",
};
