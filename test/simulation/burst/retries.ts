import type { Execution, HistoryEvent } from "local-aws";
import { z } from "zod";

export interface Retries {
  /** The most that a run has needed in this state. */
  readonly most: number;
  /** How many its retry policy has. */
  readonly allowed: number;
}

const Definition = z.object({
  States: z.record(z.string(), z.object({ Retry: z.array(z.object({ MaxAttempts: z.int() })).default([]) })),
});

/** Retries by state, of the states where there were any. */
export function retriesIn(executions: readonly Readonly<Execution>[]): ReadonlyMap<string, Retries> {
  const retries = new Map<string, Retries>();
  const definition = executions[0]?.machine.props.definition;
  if (definition === undefined) return retries;
  const { States } = Definition.parse(JSON.parse(definition));
  for (const { history } of executions) {
    for (const [state, count] of failuresIn(history)) {
      const most = Math.max(retries.get(state)?.most ?? 0, count);
      retries.set(state, { most, allowed: States[state]?.Retry[0]?.MaxAttempts ?? 0 });
    }
  }
  return retries;
}

/** Failed attempts by state; in a burst every state is visited once. */
function failuresIn(history: readonly HistoryEvent[]): ReadonlyMap<string, number> {
  const failures = new Map<string, number>();
  let state = "";
  for (const { type, details } of history) {
    if (type === "TaskStateEntered") state = String(details["stateEnteredEventDetails"]?.["name"]);
    if (type === "TaskFailed") failures.set(state, (failures.get(state) ?? 0) + 1);
  }
  return failures;
}
