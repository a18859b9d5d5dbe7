import { createMiddleware } from "hono/factory";
import { Problem } from "../problem.ts";

/**
 * Refuses requests from pages of other sites, so that no form on the web can move this machine's clock. A browser sets
 * `Sec-Fetch-Site` itself, and no script can change it; programs such as curl do not send it and are let through.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export const ownPagesOnly = createMiddleware(async (c, next) => {
  const site = c.req.header("sec-fetch-site") ?? "none";
  if (site !== "same-origin" && site !== "none") throw new Problem(403, "The console answers its own page only.");
  await next();
});
