import type { Envelope } from "../../lib/events/envelope.ts";
import type { Publish } from "../../lib/events/publish.ts";
import { StatusChange } from "./status-change.ts";

export interface FailureResult {
  readonly outcome: "Reported" | "Dropped";
  readonly onboardingId?: string;
}

/**
 * Publishes `OnboardingFailed` for an execution that failed, timed out or was stopped. If it is redriven and fails
 * again, that is a new event. An execution that somebody started by hand with a different input is not an onboarding,
 * so its event is dropped.
 */
export function createReportFailure(publish: Publish) {
  return async (event: Envelope): Promise<FailureResult> => {
    const { data: change } = StatusChange.safeParse(event.detail);
    if (change === undefined) return { outcome: "Dropped" };
    const { name, stopDate, input, executionArn, status, error } = change;
    await publish("OnboardingFailed", {
      id: `${name}:failed:${stopDate}`,
      ...input,
      executionArn,
      status,
      ...(error === undefined ? {} : { error }),
      failedAt: new Date(stopDate).toISOString(),
    });
    return { outcome: "Reported", onboardingId: input.onboardingId };
  };
}
