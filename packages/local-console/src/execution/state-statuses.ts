import type { Definition } from "../graph/definition.ts";
import { type StateVisit, stateVisits } from "./state-visits.ts";
import type { ExecutionStatus, HistoryEvent } from "./step-functions-api.ts";

export type StateStatus = "succeeded" | "running" | "caught" | "failed" | "not-reached";

/** What became of a state: its latest visit decides, as in the Step Functions console. */
export interface StateOutcome {
  readonly name: string;
  readonly type: string;
  readonly status: StateStatus;
  /** How often it was entered. */
  readonly entered: number;
}

/** The outcome of every state of the definition, in the definition's order. */
export function stateStatuses(
  definition: Definition,
  history: readonly HistoryEvent[],
  execution: ExecutionStatus,
): StateOutcome[] {
  const visits = stateVisits(history);
  return Object.entries(definition.States).map(([name, { Type: type }]) => {
    const own = visits.filter((visit) => visit.stateName === name);
    const latest = own.at(-1);
    return { name, type, status: latest ? visitStatus(latest, execution) : "not-reached", entered: own.length };
  });
}

function visitStatus(visit: StateVisit, execution: ExecutionStatus): StateStatus {
  const exited = visit.events.some((event) => event.type.endsWith("StateExited"));
  if (exited) return endedInError(visit) ? "caught" : "succeeded";
  if (execution === "RUNNING") return "running";
  return execution === "SUCCEEDED" ? "succeeded" : "failed";
}

/** Only the last attempt counts: a retry that went well makes up for the failures before it. */
function endedInError(visit: StateVisit): boolean {
  const last = visit.events.findLast((event) => !event.type.endsWith("StateExited"));
  return last !== undefined && ERROR_EVENT.test(last.type);
}

/** TaskFailed, TaskTimedOut, TaskSubmitFailed, LambdaFunctionStartFailed, EvaluationFailed, MapStateFailed, ... */
const ERROR_EVENT = /(Failed|TimedOut)$/;
