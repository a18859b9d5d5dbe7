import type { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";

/** The event that an HTTP API sends to a function (payload format 2.0). */
type HttpEvent = Extract<LambdaEvent, { rawPath: string; rawQueryString: string }>;

const methods: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const withoutBody: readonly string[] = ["GET", "HEAD"];

/**
 * Every platform accepts such a header. The portal's own cookies and the content types that it accepts are of this
 * form.
 */
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * Creates the handler that passes an HTTP API's events to the portal. First it removes what `Request` does not accept
 * (a body with GET, a method such as TRACE, a cookie with non-ASCII characters). Otherwise hono would answer with a
 * bare text without the security headers, and a cookie of another application on the same domain would make the page
 * unusable.
 */
export function createLambdaAdapter(app: Hono) {
  const handleEvent = handle(app);
  return (event: HttpEvent) => handleEvent(removeUnsupported(event));
}

function removeUnsupported(event: HttpEvent): HttpEvent {
  const { http } = event.requestContext;
  // OPTIONS stands for every unsupported method: the portal has no route for it either.
  const method = methods.includes(http.method) ? http.method : "OPTIONS";
  return {
    ...event,
    requestContext: { ...event.requestContext, http: { ...http, method } },
    headers: Object.fromEntries(Object.entries(event.headers).filter(([, value = ""]) => PRINTABLE_ASCII.test(value))),
    cookies: (event.cookies ?? []).filter((cookie) => PRINTABLE_ASCII.test(cookie)),
    ...(withoutBody.includes(method) ? { body: null } : {}),
  };
}
