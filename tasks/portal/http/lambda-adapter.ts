import type { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";

/** A request as an HTTP API hands it to a function (payload format 2.0). */
type HttpEvent = Extract<LambdaEvent, { rawPath: string; rawQueryString: string }>;

const methods: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const withoutBody: readonly string[] = ["GET", "HEAD"];

/** Written in what a header may hold on every platform; the portal's own cookies and the types it takes are. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Answers the events of an HTTP API by the portal. What a `Request` cannot be made of (a body with GET, a method such as
 * TRACE, somebody's cookie in another script) is left out first: hono would answer it by a bare text, without the headers
 * that every answer has, and a cookie of another application on the same domain would keep its owner from the page.
 */
export function createLambdaAdapter(app: Hono) {
  const answer = handle(app);
  return (event: HttpEvent) => answer(readable(event));
}

function readable(event: HttpEvent): HttpEvent {
  const { http } = event.requestContext;
  // Of a method that the portal does not know either.
  const method = methods.includes(http.method) ? http.method : "OPTIONS";
  return {
    ...event,
    requestContext: { ...event.requestContext, http: { ...http, method } },
    headers: Object.fromEntries(Object.entries(event.headers).filter(([, value = ""]) => PLAIN.test(value))),
    cookies: (event.cookies ?? []).filter((cookie) => PLAIN.test(cookie)),
    ...(withoutBody.includes(method) ? { body: null } : {}),
  };
}
