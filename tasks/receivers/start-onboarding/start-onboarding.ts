import { EmployeeHired, type Envelope } from "../../../contracts/hr-events.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../../lib/events/reject.ts";
import { sentAt } from "../../lib/events/sent-at.ts";
import { type StartExecutionDeps, startExecution } from "../../lib/execution/start-execution.ts";
import { EarlierRunNotEnded } from "../../lib/faults/faults.ts";
import { type ClaimDeps, claimRecord } from "../../lib/record/claim.ts";
import { isClosed, type OnboardingRecord } from "../../lib/record/record.ts";
import type { ExecutionInput } from "./contract.ts";

export interface StartOnboardingDeps extends ClaimDeps, StartExecutionDeps, RejectDeps {
  readonly defaultLocale: string;
  /** Whether a run is under way. */
  readonly isRunning: (executionArn: string) => Promise<boolean>;
}

export type StartOutcome = { readonly outcome: "Started" | "Duplicate" | "Rejected"; readonly onboardingId?: string };

/** An execution lives a year at most; the wait for the start must leave enough of it. */
const MAX_DAYS_AHEAD = 180;
const DAY_MS = 86_400_000;

/**
 * Turns an `EmployeeHired` into an execution, once for each hire however often the event comes.
 * The ledger entry is written before the execution starts, so a crash between the two is made good by
 * the next delivery; one that nobody can use is kept, answered by `OnboardingRejected`, and starts nothing.
 * Throws `EarlierRunNotEnded` while the run of an earlier hire is closed and has not come to its end.
 */
export function createStartOnboarding(deps: StartOnboardingDeps) {
  return async (event: Envelope): Promise<StartOutcome> => {
    const parsed = parseEvent(EmployeeHired, event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const { employeeId, startsAt } = parsed.detail;
    if (startsAt !== undefined && isTooFar(startsAt, deps.now())) {
      return reject(deps, event, { employeeId, reasons: [`startsAt: must be within ${MAX_DAYS_AHEAD} days`] });
    }
    const claim = { purpose: "onboarding", employeeId, eventId: event.id, sentAt: sentAt(event) } as const;
    const record = await claimRecord(deps, claim, {
      isDone: isClosed,
      checkEnd: (latest) => checkEnd(deps, latest),
    });
    if (record.status !== "RECEIVED") return { outcome: "Duplicate", onboardingId: record.id };
    await startExecution(deps, record.id, inputOf(record, parsed.detail, deps.defaultLocale));
    await deps.records.change(record.id, { status: "STARTED" });
    return { outcome: "Started", onboardingId: record.id };
  };
}

/** A run closes its record first, and disables the user after that: the next one would enable them too early. */
async function checkEnd({ isRunning }: StartOnboardingDeps, { id, executionArn }: OnboardingRecord): Promise<void> {
  if (await isRunning(executionArn)) throw new EarlierRunNotEnded(`The run ${id} is closed, and has not ended yet.`);
}

function isTooFar(startsAt: string, now: Date): boolean {
  return Date.parse(startsAt) > now.getTime() + MAX_DAYS_AHEAD * DAY_MS;
}

/** Depends on nothing but the record and the event, so that a repeat asks for the same execution. */
function inputOf(record: OnboardingRecord, hire: EmployeeHired, defaultLocale: string): ExecutionInput {
  const { employeeId, email, givenName, familyName, locale = defaultLocale } = hire;
  const person = { employeeId, generation: record.generation, email, givenName, familyName, locale };
  return { onboardingId: record.id, ...person, startsAt: startOf(record, hire) };
}

/** In UTC. Who started in the past starts now: reminders and the deadline count from here. */
function startOf({ createdAt }: OnboardingRecord, { startsAt = createdAt }: EmployeeHired): string {
  return new Date(Math.max(Date.parse(startsAt), Date.parse(createdAt))).toISOString();
}
