import type { Definition } from "../graph/definition.ts";
import type { StateOutcome, StateStatus } from "../graph/draw-state.ts";
import { type StateVisit, stateVisits } from "./state-visits.ts";
import type { ExecutionStatus, HistoryEvent } from "./step-functions-api.ts";

/** The outcome of every state of the definition, in the definition's order. */
export function stateOutcomes(
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
  const hasExited = visit.events.some((event) => event.type.endsWith("StateExited"));
  if (hasExited) return endedInError(visit) ? "caught" : "succeeded";
  if (execution === "RUNNING") return "running";
  return execution === "SUCCEEDED" ? "succeeded" : "failed";
}

/** Whether the last attempt failed; failures before a successful retry do not count. */
function endedInError(visit: StateVisit): boolean {
  const last = visit.events.findLast((event) => !event.type.endsWith("StateExited"));
  return last !== undefined && ERROR_EVENT.test(last.type);
}

/** TaskFailed, TaskTimedOut, TaskSubmitFailed, LambdaFunctionStartFailed, EvaluationFailed, MapStateFailed, ... */
const ERROR_EVENT = /(Failed|TimedOut)$/;
