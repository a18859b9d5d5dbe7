import { AdminDisableUserCommand, type CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { Publish } from "../../lib/events/publish.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import { recordsOf } from "../../lib/record/generations.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import { closing } from "../../lib/record/update.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface CloseOnboardingDeps {
  readonly records: RecordStore;
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly publish: Publish;
  /** Revokes everything that the user can sign in with. */
  readonly revokeAccess: (username: string) => Promise<void>;
  readonly now: () => Date;
}

const closings = {
  expired: { status: "EXPIRED", outcome: "Expired" },
  cancelled: { status: "CANCELLED", outcome: "Cancelled" },
} as const;

/**
 * Closes an onboarding whose deadline has passed or whose hire HR cancelled: invalidates its links, then disables the
 * user, then publishes the event. If a submission or a signal arrived before the deadline, it closes nothing and
 * returns `StillOpen`. A password reset that expires leaves the account as it is.
 */
export function createCloseOnboarding(deps: CloseOnboardingDeps) {
  return async ({ onboardingId, employeeId, reason }: Input): Promise<Output> => {
    const record = await close(deps, onboardingId, reason);
    if (record.closedAt === undefined) return { outcome: "StillOpen" };
    const { outcome } = closings[reason];
    if (record.purpose === "password-reset") return { outcome };
    if (await isLatest(deps, record)) await disable(deps, employeeId, reason);
    await publishClosing(deps, record, reason);
    return { outcome };
  };
}

async function close(deps: CloseOnboardingDeps, id: string, reason: Input["reason"]): Promise<OnboardingRecord> {
  const { status } = closings[reason];
  const before = await deps.records.get(id);
  const ifNothingArrived = { without: ["sealedPassword"], where: { signalCount: before.signalCount } } as const;
  if (reason === "expired" && before.signals.length > 0) return before;
  const closed = await deps.records.change(id, {
    ...closing(status, deps.now()),
    ...(reason === "expired" ? ifNothingArrived : {}),
  });
  const record = closed ?? (await deps.records.get(id));
  if (record.status === status || isStillOpen(record)) return record;
  throw new FinalFault(
    errors.OnboardingNotOpen,
    `Onboarding ${id} is already ${record.status}; it cannot become ${status}.`,
  );
}

/** Whether a submission or a signal arrived that the execution has to handle before it may close the record. */
function isStillOpen({ closedAt, activatedAt, sealedPassword, signals }: OnboardingRecord): boolean {
  return closedAt === undefined && activatedAt === undefined && (sealedPassword !== undefined || signals.length > 0);
}

/** Whether the person was not hired again since. A late retry must not disable the user of a later onboarding. */
async function isLatest({ records }: CloseOnboardingDeps, { id, purpose, employeeId }: OnboardingRecord) {
  return (await recordsOf(records, purpose, employeeId)).at(-1)?.id === id;
}

/**
 * Disables the user. For a cancelled hire it also revokes all access: the person may have chosen a password just
 * before, which must not work if the account is ever enabled again.
 */
async function disable(deps: CloseOnboardingDeps, Username: string, reason: Input["reason"]): Promise<void> {
  await deps.cognito.send(new AdminDisableUserCommand({ UserPoolId: deps.userPoolId, Username }));
  if (reason === "cancelled") await deps.revokeAccess(Username);
}

async function publishClosing(
  deps: CloseOnboardingDeps,
  record: OnboardingRecord,
  reason: Input["reason"],
): Promise<void> {
  const { id: onboardingId, employeeId, closedAt = "" } = record;
  const about = { id: `${onboardingId}:${reason}`, onboardingId, employeeId };
  if (reason === "expired") await deps.publish("OnboardingExpired", { ...about, expiredAt: closedAt });
  else await deps.publish("OnboardingCancelled", { ...about, cancelledAt: closedAt });
}
