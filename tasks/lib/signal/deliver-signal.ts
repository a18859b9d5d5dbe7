import type { FailWait } from "../execution/task-token.ts";
import type { OnboardingRecord } from "../record/record.ts";

/**
 * Ends the execution's wait with the oldest signal on the record. The signal's name is the error that the workflow
 * catches; the cause (JSON) has its id and reason, no personal data. The signal stays on the record until the execution
 * has handled it, so none is lost if the wait is already over. Returns false if there is no signal or no wait.
 */
export async function deliverNextSignal(failWait: FailWait, record: OnboardingRecord): Promise<boolean> {
  const [next] = record.signals;
  if (next === undefined || record.taskToken === undefined) return false;
  const reason = next.name === "EmailBounced" ? { reason: next.reason } : {};
  await failWait(record.taskToken, next.name, JSON.stringify({ signalId: next.id, ...reason }));
  return true;
}
