import type { CognitoRejection } from "../../../contracts/sign-in.ts";
import type { SealChallenge } from "../../lib/cognito/seal-challenge.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import type { Challenge, OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Change } from "../../lib/record/update.ts";
import type { Unseal } from "../../lib/sealing.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import { errors, type Input, type Output } from "./contract.ts";
import type { PasswordOutcome } from "./set-password.ts";

export interface FinishPasswordChallengeDeps {
  readonly records: RecordStore;
  /** Decrypts content `password`. */
  readonly unseal: Unseal;
  readonly setPassword: (username: string, password: string) => Promise<PasswordOutcome>;
  readonly sealChallenge: SealChallenge;
  readonly now: () => Date;
}

/** Attributes that are removed once Cognito has accepted or rejected the password. */
const used = ["sealedPassword", "taskToken"];

/**
 * Sets the submitted password in Cognito and removes it from the record. Everything from the temporary password to the
 * response with the chosen one happens in one invocation, so that its session does not have to wait for a person; only
 * the session of a second factor does. A retry after a crash finds the outcome on the record, or sets the same password
 * again.
 */
export function createFinishPasswordChallenge(deps: FinishPasswordChallengeDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await deps.records.get(onboardingId);
    const { sealedPassword } = record;
    if (record.status !== "SUBMITTED" || sealedPassword === undefined || isSuperseded(record)) return outcomeOf(record);
    const password = await deps.unseal(onboardingId, sealedPassword);
    const change = await changeAfter(deps, onboardingId, await deps.setPassword(employeeId, password));
    // An overriding signal removes the password from the record, so this condition detects one that arrived meanwhile.
    const stored = await deps.records.change(onboardingId, {
      ...change,
      from: ["SUBMITTED"],
      where: { sealedPassword },
    });
    return outcomeOf(stored ?? (await deps.records.get(onboardingId)));
  };
}

async function changeAfter(deps: FinishPasswordChallengeDeps, id: string, outcome: PasswordOutcome): Promise<Change> {
  switch (outcome.kind) {
    case "signed-in":
      return activation(deps.now());
    case "challenge":
      return codeRequired(await deps.sealChallenge(id, outcome));
    case "rejected":
      return passwordRejected(outcome.rejection);
  }
}

function activation(now: Date): Change {
  return { status: "ACTIVATED", set: { activatedAt: now.toISOString() }, remove: [...used, "rejection"] };
}

/**
 * The remaining signals are requests for a fresh link and bounced mails, which no longer matter once the password is
 * set. `attempts` starts again, because from here on the portal counts codes.
 */
function codeRequired(challenge: Challenge): Change {
  return { status: "CODE_WAITING", set: { challenge, signals: [], attempts: 0 }, remove: [...used, "rejection"] };
}

/** Keeps the link for the next wait, and stores the reason for the page. */
function passwordRejected(rejection: CognitoRejection): Change {
  return { status: "WAITING", set: { rejection }, remove: used };
}

/** Reads the outcome from the record, whichever attempt stored it. */
function outcomeOf(record: OnboardingRecord): Output {
  const { id, status, activatedAt, challenge } = record;
  if (activatedAt !== undefined) return { outcome: "Activated", activatedAt };
  if (isSuperseded(record)) return { outcome: "Superseded" };
  if (status === "CODE_WAITING" && challenge !== undefined)
    return { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
  if (status === "WAITING") return { outcome: "PasswordRejected" };
  throw new FinalFault(
    errors.NothingSubmitted,
    `Onboarding ${id} (${status}) has no submitted password on its record.`,
  );
}
