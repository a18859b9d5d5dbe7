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
  /** Makes whatever the user has to sign in with void. */
  readonly revokeAccess: (username: string) => Promise<void>;
  readonly now: () => Date;
}

const ends = {
  expired: { status: "EXPIRED", outcome: "Expired" },
  cancelled: { status: "CANCELLED", outcome: "Cancelled" },
} as const;

/**
 * Ends an onboarding whose time is up, or whose hire HR has cancelled: its links die first, then the user is disabled,
 * then the world is told. An answer or a signal that came before the time was up wins: then nothing is closed. A
 * password reset that expires leaves the account as it is.
 */
export function createCloseOnboarding(deps: CloseOnboardingDeps) {
  return async ({ onboardingId, employeeId, reason }: Input): Promise<Output> => {
    const record = await close(deps, onboardingId, reason);
    if (record.closedAt === undefined) return { outcome: "StillOpen" };
    const { outcome } = ends[reason];
    if (record.purpose === "password-reset") return { outcome };
    if (await isLatest(deps, record)) await disable(deps, employeeId, reason);
    await publishClosing(deps, record, reason);
    return { outcome };
  };
}

async function close(deps: CloseOnboardingDeps, id: string, reason: Input["reason"]): Promise<OnboardingRecord> {
  const { status } = ends[reason];
  const before = await deps.records.get(id);
  const unlessSomethingCame = { without: ["sealedPassword"], where: { signalCount: before.signalCount } } as const;
  if (reason === "expired" && before.signals.length > 0) return before;
  const closed = await deps.records.change(id, {
    ...closing(status, deps.now()),
    ...(reason === "expired" ? unlessSomethingCame : {}),
  });
  const record = closed ?? (await deps.records.get(id));
  if (record.status === status || hasUnhandledInput(record)) return record;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} is ${record.status}; it cannot be ${reason}.`);
}

/** Something came in that the run has to look at before its time is up. */
function hasUnhandledInput({ closedAt, activatedAt, sealedPassword, signals }: OnboardingRecord): boolean {
  return closedAt === undefined && activatedAt === undefined && (sealedPassword !== undefined || signals.length > 0);
}

/** A close that is repeated late must not touch the account of a person who has been hired again since. */
async function isLatest({ records }: CloseOnboardingDeps, { id, purpose, employeeId }: OnboardingRecord) {
  return (await recordsOf(records, purpose, employeeId)).at(-1)?.id === id;
}

/**
 * Nobody signs in any more. Of a hire that is cancelled, the person may have chosen a password just before: should the
 * account ever be enabled again, it must not work.
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
