import type { OnboardingRecord } from "../../tasks/lib/record/record.ts";

/** Builds the record of an onboarding that waits for the person; `overrides` replaces its defaults. */
export function buildRecord(overrides: Partial<OnboardingRecord> = {}): OnboardingRecord {
  return {
    id: "hire-E1001",
    purpose: "onboarding",
    employeeId: "E1001",
    generation: 1,
    status: "WAITING",
    executionArn: "arn:aws:states:eu-west-1:000000000000:execution:onboarding:hire-E1001",
    round: 1,
    mailedRound: 1,
    links: [],
    attempts: 0,
    signals: [],
    signalIds: [],
    signalCount: 0,
    resends: 0,
    createdAt: "2026-01-05T09:00:00.000Z",
    invitedAt: "2026-01-05T09:00:00.000Z",
    ...overrides,
  };
}
