import { Hono } from "hono";
import type { ConsoleDeps } from "../console-deps.ts";
import { Problem } from "../problem.ts";

/**
 * `GET /:id`: the HTML of one mail as a page of its own, for a frame. A mail brings its own styles, which the console's
 * policy forbids (a frame of `srcdoc` would inherit that policy), and must run nothing: hence this policy of its own,
 * and an origin that is nobody's.
 */
export function mailView(mailbox: ConsoleDeps["mailbox"]): Hono {
  const app = new Hono();
  app.get("/:id", (c) => {
    const mail = mailbox().find((candidate) => candidate.id === c.req.param("id"));
    if (mail === undefined) throw new Problem(404, "There is no such mail.");
    return c.html(withLinksInNewTabs(mail.html), 200, {
      "content-security-policy": POLICY,
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
  });
  return app;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox";

/** After the doctype, so that the mail keeps its rendering mode. */
function withLinksInNewTabs(html: string): string {
  return html.replace(/^\s*(<!doctype[^>]*>)?/i, '$1<base target="_blank">');
}
