import type { OnboardingInput } from "../../../contracts/execution-inputs.ts";
import { EmployeeHired } from "../../../contracts/hr-events.ts";
import type { Envelope } from "../../lib/events/envelope.ts";
import { sentAt } from "../../lib/events/event-age.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../../lib/events/reject.ts";
import { type StartExecutionDeps, startExecution } from "../../lib/execution/start-execution.ts";
import { EarlierRunNotEnded } from "../../lib/faults/faults.ts";
import { type ClaimDeps, claimRecord } from "../../lib/record/claim.ts";
import { isClosed, type OnboardingRecord } from "../../lib/record/record.ts";

export interface StartOnboardingDeps extends ClaimDeps, StartExecutionDeps, RejectDeps {
  readonly defaultLocale: string;
  /** Whether an execution has not ended. */
  readonly isRunning: (executionArn: string) => Promise<boolean>;
}

export interface StartResult {
  readonly outcome: "Started" | "Duplicate" | "Rejected";
  readonly onboardingId?: string;
}

/** An execution lasts a year at most; the wait for the start must leave enough of that for the rest. */
const MAX_DAYS_AHEAD = 180;
const DAY_MS = 86_400_000;

/**
 * Starts one execution for each hire, however often its `EmployeeHired` is delivered. The record is written before the
 * execution starts, so that the next delivery can repair a crash between the two. An invalid event starts nothing: it
 * is put into the dead-letter queue, and `OnboardingRejected` is published. Throws `EarlierRunNotEnded` while the
 * record of an earlier hire is closed but its execution has not ended.
 */
export function createStartOnboarding(deps: StartOnboardingDeps) {
  return async (event: Envelope): Promise<StartResult> => {
    const parsed = parseEvent(EmployeeHired, event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const { employeeId, startsAt } = parsed.detail;
    if (startsAt !== undefined && isTooFar(startsAt, deps.now())) {
      return reject(deps, event, { employeeId, reasons: [`startsAt: must be within ${MAX_DAYS_AHEAD} days`] });
    }
    const claim = { purpose: "onboarding", employeeId, eventId: event.id, sentAt: sentAt(event) } as const;
    const record = await claimRecord(deps, claim, {
      isClosed,
      assertRunEnded: (latest) => assertRunEnded(deps, latest),
    });
    if (record.status !== "RECEIVED") return { outcome: "Duplicate", onboardingId: record.id };
    await startExecution(deps, record.id, inputOf(record, parsed.detail, deps.defaultLocale));
    await deps.records.change(record.id, { status: "STARTED" });
    return { outcome: "Started", onboardingId: record.id };
  };
}

/**
 * An execution closes its record first and disables the user after that. Until then, a next one would enable the user
 * too early.
 */
async function assertRunEnded(
  { isRunning }: StartOnboardingDeps,
  { id, executionArn }: OnboardingRecord,
): Promise<void> {
  if (await isRunning(executionArn)) throw new EarlierRunNotEnded(`The execution ${id} has not ended yet.`);
}

function isTooFar(startsAt: string, now: Date): boolean {
  return Date.parse(startsAt) > now.getTime() + MAX_DAYS_AHEAD * DAY_MS;
}

/** Depends only on the record and the event, so that a retry starts the execution with the same input. */
function inputOf(record: OnboardingRecord, hire: EmployeeHired, defaultLocale: string): OnboardingInput {
  const { hireDate: _, locale = defaultLocale, ...person } = hire;
  const { id: onboardingId, generation } = record;
  return { ...person, locale, onboardingId, generation, startsAt: startOf(record, hire) };
}

/** The start in UTC. A start in the past counts as now, because reminders and the deadline count from the start. */
function startOf({ createdAt }: OnboardingRecord, { startsAt = createdAt }: EmployeeHired): string {
  return new Date(Math.max(Date.parse(startsAt), Date.parse(createdAt))).toISOString();
}
