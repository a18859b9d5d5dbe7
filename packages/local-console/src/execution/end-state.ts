import type { ConsoleDeps } from "../console-deps.ts";
import { type ExecutionStatus, type HistoryEvent, history } from "./step-functions-api.ts";

interface Closable {
  readonly executionArn: string;
  readonly status: ExecutionStatus;
  readonly stopDate?: string | undefined;
}

/** The state that a closed execution ended in (`Expired`), from its history, oldest event first. */
export function endStateOf({ stopDate }: Closable, events: readonly HistoryEvent[]): string | undefined {
  if (stopDate === undefined) return undefined;
  const entered = events.findLast(({ type }) => type.endsWith("StateEntered"));
  return entered === undefined ? undefined : String(entered.details["name"]);
}

/** Asks for the end of a history, once for each time that an execution closes: a list is read every second. */
export function createEndStates(stepFunctions: ConsoleDeps["stepFunctions"]) {
  const known = new Map<string, string | undefined>();
  return async (execution: Closable): Promise<string | undefined> => {
    const { executionArn, stopDate } = execution;
    if (stopDate === undefined) return undefined;
    const key = `${executionArn} ${stopDate}`;
    if (!known.has(key)) {
      const request = { executionArn, reverseOrder: true, maxResults: 100, includeExecutionData: false };
      const { events } = history.parse(await stepFunctions("GetExecutionHistory", request));
      known.set(key, endStateOf(execution, events.toReversed()));
    }
    return known.get(key);
  };
}
