import { slotsOf } from "./generations.ts";
import type { OnboardingRecord, Purpose } from "./record.ts";
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
  /** The event that asks. A repeat of it finds the record that it made, even when that is over by now. */
  readonly eventId: string;
  /** When that was sent, in ms since 1970; NaN where it does not tell. */
  readonly sentAt?: number;
}

/** When a generation gives way to the next one. */
export interface Succession {
  readonly isDone: (record: OnboardingRecord) => boolean;
  /** Rejects where the next one must not be written yet, although the latest is done. */
  readonly checkEnd?: (latest: OnboardingRecord) => Promise<void>;
}

/**
 * Finds or writes the ledger entry of a person and purpose: the first generation that knows the event or that is not
 * done, else the next one, `RECEIVED`. Who comes second to a free name looks again.
 */
export async function claimRecord(
  deps: ClaimDeps,
  { purpose, employeeId, eventId, sentAt = Number.NaN }: Claim,
  { isDone, checkEnd }: Succession,
): Promise<OnboardingRecord> {
  for (;;) {
    let latest: OnboardingRecord | undefined;
    for await (const { id, generation, record } of slotsOf(deps.records, purpose, employeeId)) {
      if (record === undefined) {
        if (latest !== undefined) await checkEnd?.(latest);
        const fresh = receivedRecord(deps, { id, purpose, employeeId, generation }, { eventId, sentAt });
        if (await deps.records.create(fresh)) return fresh;
      } else if (record.signalIds.includes(eventId) || !isDone(record)) return record;
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

/** Who sets the time of its events may set one that is still to come: what follows would seem to be sent before. */
function notAfter(now: Date, instant: number): string {
  return new Date(Math.min(now.getTime(), instant)).toISOString();
}
