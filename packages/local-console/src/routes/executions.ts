import { Hono } from "hono";
import { etag } from "hono/etag";
import type { ConsoleDeps } from "../console-deps.ts";
import { createEndStates } from "../execution/end-state.ts";
import { listExecutions } from "../execution/list-executions.ts";
import { readExecution } from "../execution/read-execution.ts";

/** All executions, and one of them by the names of its state machine and itself. */
export function executionsApi(stepFunctions: ConsoleDeps["stepFunctions"]): Hono {
  const app = new Hono();
  const endState = createEndStates(stepFunctions);
  app.use(etag());
  app.get("/", async (c) => c.json(await listExecutions(stepFunctions, endState)));
  app.get("/:stateMachine/:name", async (c) => {
    const { stateMachine, name } = c.req.param();
    return c.json(await readExecution(stepFunctions, stateMachine, name));
  });
  return app;
}
