import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { EmployeeHired, Envelope } from "../lib/events/incoming.ts";
import type { Publish } from "../lib/events/publish.ts";
import type { OnboardingRecord } from "../lib/record/record.ts";
import { type ClaimDeps, claimOnboarding } from "./claim.ts";
import type { ExecutionInput } from "./contract.ts";
import { parseHire } from "./parse-hire.ts";

export interface StartOnboardingDeps extends ClaimDeps {
  readonly stateMachines: SFNClient;
  readonly publish: Publish;
  /** Keeps an event that nobody could use where operations look. */
  readonly keepRejected: (event: Envelope) => Promise<void>;
  readonly defaultLocale: string;
}

export type StartOutcome = { readonly outcome: "Started" | "Duplicate" | "Rejected"; readonly onboardingId?: string };

/**
 * Turns an `EmployeeHired` into an execution, once for each hire however often the event comes.
 * The ledger entry is written before the execution starts, so a crash between the two is made good by
 * the next delivery; one that does not parse is kept, answered by `OnboardingRejected`, and starts nothing.
 */
export function createStartOnboarding(deps: StartOnboardingDeps) {
  return async (event: Envelope): Promise<StartOutcome> => {
    const parsed = parseHire(event.detail);
    if (parsed.outcome === "Rejected") {
      const { outcome, ...why } = parsed;
      await deps.keepRejected(event);
      await deps.publish("OnboardingRejected", { id: `${event.id}:rejected`, ...why });
      return { outcome };
    }
    const record = await claimOnboarding(deps, parsed.hire);
    if (record.status !== "RECEIVED") return { outcome: "Duplicate", onboardingId: record.id };
    await startExecution(deps, record, parsed.hire);
    await deps.records.change(record.id, { status: "STARTED" });
    return { outcome: "Started", onboardingId: record.id };
  };
}

/** The name refuses a second start: one that is there already is what was wanted. */
async function startExecution(deps: StartOnboardingDeps, record: OnboardingRecord, hire: EmployeeHired): Promise<void> {
  const { id: name, generation } = record;
  const { employeeId, email, givenName, familyName, locale = deps.defaultLocale } = hire;
  const input: ExecutionInput = { onboardingId: name, employeeId, generation, email, givenName, familyName, locale };
  const start = new StartExecutionCommand({
    stateMachineArn: deps.stateMachineArn,
    name,
    input: JSON.stringify(input),
  });
  try {
    await deps.stateMachines.send(start);
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}
