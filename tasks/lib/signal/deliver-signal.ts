import type { FailWait } from "../execution/task-token.ts";
import type { OnboardingRecord } from "../record/record.ts";

/**
 * Ends the run's wait with the oldest signal on the record: the signal's name is the error that the workflow catches, its
 * id and reason are the cause (JSON), which holds nothing personal. The signal stays on the record until the run says that
 * it acts on it, so nothing is lost where the wait is already over. Answers false where there is no signal, or no wait.
 */
export async function deliverNextSignal(failWait: FailWait, record: OnboardingRecord): Promise<boolean> {
  const [next] = record.signals;
  if (next === undefined || record.taskToken === undefined) return false;
  const reason = next.name === "EmailBounced" ? { reason: next.reason } : {};
  await failWait(record.taskToken, next.name, JSON.stringify({ signalId: next.id, ...reason }));
  return true;
}
