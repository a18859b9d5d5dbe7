import type { Purpose } from "../../../contracts/identifiers.ts";
import { generationsOf } from "./generations.ts";
import type { OnboardingRecord } from "./record.ts";
import type { RecordStore } from "./record-store.ts";

export interface ClaimDeps {
  readonly records: RecordStore;
  /** Of the execution that the record is about to have. */
  readonly stateMachineArn: string;
  readonly now: () => Date;
}

export interface Claim {
  readonly purpose: Purpose;
  readonly employeeId: string;
  /** The id of the event that asks. A repeat of it finds the record that it made, even when that is over by now. */
  readonly eventId: string;
  /** When the event was sent, in ms since 1970; NaN where it does not say. */
  readonly sentAt?: number;
}

/** When a further event starts the next generation. */
export interface Succession {
  /** Whether the record no longer keeps its person from a next generation. */
  readonly isClosed: (record: OnboardingRecord) => boolean;
  /** Rejects where the next generation must not be written yet, although the latest is closed. */
  readonly assertRunEnded?: (latest: OnboardingRecord) => Promise<void>;
}

/**
 * Claims a record for an event, once: finds the first generation of a person and purpose that has stored the event or
 * that is not closed, or writes the next generation with the status RECEIVED. Where another event has taken the free id in
 * between, the search begins again. Rejects as `assertRunEnded` does.
 */
export async function claimRecord(
  deps: ClaimDeps,
  { purpose, employeeId, eventId, sentAt = Number.NaN }: Claim,
  { isClosed, assertRunEnded }: Succession,
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

type Asked = Required<Pick<Claim, "eventId" | "sentAt">>;

function receivedRecord(
  { stateMachineArn, now }: ClaimDeps,
  identity: Identity,
  { eventId, sentAt }: Asked,
): OnboardingRecord {
  const createdAt = now();
  return {
    ...identity,
    status: "RECEIVED",
    executionArn: `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${identity.id}`,
    ...{ round: 0, mailedRound: 0, attempts: 0, links: [] },
    ...{ signals: [], signalIds: [eventId], signalCount: 1, resends: 0 },
    createdAt: createdAt.toISOString(),
    ...(Number.isNaN(sentAt) ? {} : { askedAt: notAfter(createdAt, sentAt) }),
  };
}

/** A sender may have set a time that is still to come: every later event would then seem to be older than the hire. */
function notAfter(now: Date, instant: number): string {
  return new Date(Math.min(now.getTime(), instant)).toISOString();
}
