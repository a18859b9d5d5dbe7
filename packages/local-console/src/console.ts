import { Hono } from "hono";
import { trimTrailingSlash } from "hono/trailing-slash";
import type { ConsoleDeps } from "./console-deps.ts";
import { answerProblem, Problem } from "./problem.ts";
import { clockApi } from "./routes/clock.ts";
import { executionsApi } from "./routes/executions.ts";
import { listsApi } from "./routes/lists.ts";
import { mailView } from "./routes/mail.ts";
import { ownPagesOnly } from "./routes/own-pages-only.ts";
import { pageRoutes } from "./routes/page.ts";

export type { ConsoleDeps } from "./console-deps.ts";

/**
 * The console of the local run: what the Step Functions console, a mailbox viewer and an event viewer are on AWS.
 * Mount it anywhere (`app.route("/console", createConsole(deps))`); its page finds its own address.
 * Errors are problem details (RFC 9457).
 */
export function createConsole(deps: ConsoleDeps): Hono {
  const app = new Hono();
  app.onError(answerProblem);
  app.use(trimTrailingSlash());
  app.use("/api/*", ownPagesOnly);
  app.route("/api/executions", executionsApi(deps.stepFunctions));
  app.route("/api/clock", clockApi(deps.clock));
  app.route("/api", listsApi(deps));
  app.all("/api/*", (c) => {
    throw new Problem(404, `The console has no ${c.req.method} ${c.req.path}.`);
  });
  app.route("/mail", mailView(deps.mailbox));
  app.route("/", pageRoutes());
  return app;
}
