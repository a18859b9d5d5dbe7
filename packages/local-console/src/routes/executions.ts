import { Hono } from "hono";
import { etag } from "hono/etag";
import type { ConsoleDeps } from "../console-deps.ts";
import { createEndStateReader } from "../execution/end-state.ts";
import { listExecutions } from "../execution/list-executions.ts";
import { readExecution } from "../execution/read-execution.ts";

/** `GET /`: all executions. `GET /:stateMachine/:name`: one execution, by the name of its state machine and its own. */
export function executionRoutes(stepFunctions: ConsoleDeps["stepFunctions"]): Hono {
  const app = new Hono();
  const readEndState = createEndStateReader(stepFunctions);
  app.use(etag());
  app.get("/", async (c) => c.json(await listExecutions(stepFunctions, readEndState)));
  app.get("/:stateMachine/:name", async (c) => {
    const { stateMachine, name } = c.req.param();
    return c.json(await readExecution(stepFunctions, stateMachine, name));
  });
  return app;
}
