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
  /** Whether an execution is under way. */
  readonly isRunning: (executionArn: string) => Promise<boolean>;
}

export interface StartResult {
  readonly outcome: "Started" | "Duplicate" | "Rejected";
  readonly onboardingId?: string;
}

/** An execution lives a year at most; the wait for the start must leave enough of it. */
const MAX_DAYS_AHEAD = 180;
const DAY_MS = 86_400_000;

/**
 * Starts an execution for an `EmployeeHired`, once for each hire however often the event is delivered. The record is
 * written before the execution starts, so the next delivery makes good for a crash between the two. An event that does
 * not parse is kept, answered by `OnboardingRejected`, and starts nothing. Throws `EarlierRunNotEnded` while the run of
 * an earlier hire is closed and has not ended.
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

/** A run closes its record first and disables the user after that: the next run would enable the user too early. */
async function assertRunEnded(
  { isRunning }: StartOnboardingDeps,
  { id, executionArn }: OnboardingRecord,
): Promise<void> {
  if (await isRunning(executionArn)) throw new EarlierRunNotEnded(`The run ${id} is closed, and has not ended yet.`);
}

function isTooFar(startsAt: string, now: Date): boolean {
  return Date.parse(startsAt) > now.getTime() + MAX_DAYS_AHEAD * DAY_MS;
}

/** Depends on nothing but the record and the event, so that a repeat asks for the same execution. */
function inputOf(record: OnboardingRecord, hire: EmployeeHired, defaultLocale: string): OnboardingInput {
  const { hireDate: _, locale = defaultLocale, ...person } = hire;
  const { id: onboardingId, generation } = record;
  return { ...person, locale, onboardingId, generation, startsAt: startOf(record, hire) };
}

/** In UTC. A start in the past is now: reminders and the deadline count from here. */
function startOf({ createdAt }: OnboardingRecord, { startsAt = createdAt }: EmployeeHired): string {
  return new Date(Math.max(Date.parse(startsAt), Date.parse(createdAt))).toISOString();
}
