import { Hono } from "hono";
import type { ConsoleDeps } from "../console-deps.ts";
import { Problem } from "../problem.ts";

/**
 * `GET /:id`: the HTML of one mail as a page of its own, which the console's page shows in a frame. The mail needs its
 * own content security policy: it has inline styles, which the console's policy forbids (and a `srcdoc` frame would
 * inherit), and it must run no script. The sandbox gives it an opaque origin.
 */
export function mailRoutes(mailbox: ConsoleDeps["mailbox"]): Hono {
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

/** Inserts the `base` element after the doctype, because a browser renders a page without leading doctype differently. */
function withLinksInNewTabs(html: string): string {
  return html.replace(/^\s*(<!doctype[^>]*>)?/i, '$1<base target="_blank">');
}
