import type { ConsoleDeps } from "../console-deps.ts";
import { type ExecutionStatus, type HistoryEvent, readEndOfHistory } from "./step-functions-api.ts";

interface ExecutionEnd {
  readonly executionArn: string;
  readonly status: ExecutionStatus;
  readonly stopDate?: string | undefined;
}

/** The last state that a closed execution entered. `events` is its history, or the end of it, oldest event first. */
export function endStateOf({ stopDate }: ExecutionEnd, events: readonly HistoryEvent[]): string | undefined {
  if (stopDate === undefined) return undefined;
  const entered = events.findLast(({ type }) => type.endsWith("StateEntered"));
  return entered === undefined ? undefined : String(entered.details["name"]);
}

/** Returns the end state of an execution. */
export type EndStateReader = (execution: ExecutionEnd) => Promise<string | undefined>;

/**
 * A reader that asks for an execution's history once for each time that the execution closes, because the page reads
 * the list of executions every second.
 */
export function createEndStateReader(stepFunctions: ConsoleDeps["stepFunctions"]): EndStateReader {
  const known = new Map<string, string | undefined>();
  return async (execution) => {
    const { executionArn, stopDate } = execution;
    if (stopDate === undefined) return undefined;
    const key = `${executionArn} ${stopDate}`;
    if (!known.has(key)) known.set(key, endStateOf(execution, await readEndOfHistory(stepFunctions, executionArn)));
    return known.get(key);
  };
}
