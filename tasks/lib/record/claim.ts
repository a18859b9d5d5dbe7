import type { Purpose } from "../../../contracts/identifiers.ts";
import { generationsOf } from "./generations.ts";
import type { OnboardingRecord } from "./record.ts";
import type { RecordStore } from "./record-store.ts";

export interface ClaimDeps {
  readonly records: RecordStore;
  /** The state machine of the record's execution. */
  readonly stateMachineArn: string;
  readonly now: () => Date;
}

export interface Claim {
  readonly purpose: Purpose;
  readonly employeeId: string;
  /** The id of the event that claims a record. A repeat of the event finds the same record, even if that is over. */
  readonly eventId: string;
  /** When the event was sent, in ms since 1970; NaN if it has no time. */
  readonly sentAt?: number;
}

/** The rules for starting the next generation. */
export interface GenerationRules {
  /** Whether the record allows a next generation. */
  readonly isClosed: (record: OnboardingRecord) => boolean;
  /** Rejects if the next generation must not start yet, although the latest record is closed. */
  readonly assertRunEnded?: (latest: OnboardingRecord) => Promise<void>;
}

/**
 * Claims a record for an event, once: finds the first generation of a person and purpose that stored the event before
 * or that is not closed, or else creates the next generation with the status RECEIVED. If another event creates that
 * record first, the search starts again. Rejects if `assertRunEnded` does.
 */
export async function claimRecord(
  deps: ClaimDeps,
  { purpose, employeeId, eventId, sentAt = Number.NaN }: Claim,
  { isClosed, assertRunEnded }: GenerationRules,
): Promise<OnboardingRecord> {
  for (;;) {
    let latest: OnboardingRecord | undefined;
    for await (const { id, generation, record } of generationsOf(deps.records, purpose, employeeId)) {
      if (record === undefined) {
        if (latest !== undefined) await assertRunEnded?.(latest);
        const fresh = receivedRecord(deps, { id, purpose, employeeId, generation }, { eventId, sentAt });
        if (await deps.records.create(fresh)) return fresh;
      } else if (record.signalIds.includes(eventId) || !isClosed(record)) return record;
      latest = record;
    }
  }
}

type Identity = Pick<OnboardingRecord, "id" | "purpose" | "employeeId" | "generation">;

type ClaimingEvent = Required<Pick<Claim, "eventId" | "sentAt">>;

function receivedRecord(
  { stateMachineArn, now }: ClaimDeps,
  identity: Identity,
  { eventId, sentAt }: ClaimingEvent,
): OnboardingRecord {
  const createdAt = now();
  return {
    ...identity,
    status: "RECEIVED",
    executionArn: `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${identity.id}`,
    round: 0,
    mailedRound: 0,
    attempts: 0,
    links: [],
    signals: [],
    signalIds: [eventId],
    signalCount: 1,
    resends: 0,
    createdAt: createdAt.toISOString(),
    ...(Number.isNaN(sentAt) ? {} : { askedAt: earlier(createdAt, sentAt) }),
  };
}

/**
 * The sender may have set a time in the future. Later events would then seem older than the hire, so now is the limit.
 */
function earlier(now: Date, instant: number): string {
  return new Date(Math.min(now.getTime(), instant)).toISOString();
}
