import { createMiddleware } from "hono/factory";
import { Problem } from "../problem.ts";

/**
 * Lets programs (which send no `Sec-Fetch-Site`) and the console's own page in, and keeps other sites' pages out: a
 * browser sends the header itself, and a form on some page must not move this machine's clock.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export const ownPagesOnly = createMiddleware(async (c, next) => {
  const site = c.req.header("sec-fetch-site") ?? "none";
  if (site !== "same-origin" && site !== "none") throw new Problem(403, "The console answers its own page only.");
  await next();
});
