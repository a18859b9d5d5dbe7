import { Hono } from "hono";
import { trimTrailingSlash } from "hono/trailing-slash";
import type { ConsoleDeps } from "./console-deps.ts";
import { Problem, problemResponse } from "./problem.ts";
import { clockRoutes } from "./routes/clock.ts";
import { executionRoutes } from "./routes/executions.ts";
import { listRoutes } from "./routes/lists.ts";
import { mailRoutes } from "./routes/mail.ts";
import { ownPagesOnly } from "./routes/own-pages-only.ts";
import { pageRoutes } from "./routes/page.ts";

export type { ConsoleDeps, Hints } from "./console-deps.ts";

/**
 * A web console for a local run of AWS services: executions, mails, events, dead letters and the clock.
 * Mount it at any path (`app.route("/console", createConsole(deps))`); its page works out its own address.
 * Error responses are problem details (RFC 9457).
 */
export function createConsole(deps: ConsoleDeps): Hono {
  const app = new Hono();
  app.onError(problemResponse);
  app.use(trimTrailingSlash());
  app.use("/api/*", ownPagesOnly);
  app.route("/api/executions", executionRoutes(deps.stepFunctions));
  app.route("/api/clock", clockRoutes(deps.clock));
  app.route("/api", listRoutes(deps));
  app.all("/api/*", (c) => {
    throw new Problem(404, `The console has no ${c.req.method} ${c.req.path}.`);
  });
  app.route("/mail", mailRoutes(deps.mailbox));
  app.route("/", pageRoutes(deps.hints));
  return app;
}
