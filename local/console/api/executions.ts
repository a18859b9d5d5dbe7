import { Hono } from "hono";
import { etag } from "hono/etag";
import { listExecutions } from "../execution/list-executions.ts";
import { readExecution } from "../execution/read-execution.ts";
import type { ConsoleDeps } from "../ports.ts";

/** All executions, and one of them by the names of its state machine and itself. */
export function executionsApi(stepFunctions: ConsoleDeps["stepFunctions"]): Hono {
  const app = new Hono();
  app.use(etag());
  app.get("/", async (c) => c.json(await listExecutions(stepFunctions)));
  app.get("/:stateMachine/:name", async (c) => {
    const { stateMachine, name } = c.req.param();
    return c.json(await readExecution(stepFunctions, stateMachine, name));
  });
  return app;
}
