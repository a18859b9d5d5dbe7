import type { Execution } from "./execution.ts";
import { HISTORY_EVENTS, OPEN_MS, REDRIVABLE_MS } from "./limits.ts";

/**
 * The reason why an execution cannot be redriven; undefined when it can.
 * https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redriveObstacle(execution: Execution, now: number): string | undefined {
  const { status, startDate, stopDate = now } = execution;
  if (status === "RUNNING" || status === "SUCCEEDED") return `Execution is ${status} and cannot be redriven`;
  if (now - stopDate > REDRIVABLE_MS || now - startDate >= OPEN_MS) return "Execution redrivable period exceeded";
  if (execution.history.length >= HISTORY_EVENTS - 1) return "Execution history event limit exceeded";
  return undefined;
}
