import { FinalFault } from "../lib/faults/faults.ts";
import type { CognitoRejection, OnboardingRecord } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import type { Change } from "../lib/record/update.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface FinishPasswordChallengeDeps {
  readonly records: RecordStore;
  /** Opens what the portal sealed under this onboarding id (base64 in, clear text out). */
  readonly unseal: (onboardingId: string, sealedAnswer: string) => Promise<string>;
  /** Sets the password; answers why it was not taken, or undefined. */
  readonly setPassword: (username: string, password: string) => Promise<CognitoRejection | undefined>;
  readonly now: () => Date;
}

/**
 * Brings the chosen password from the record into Cognito and erases it. Everything from the temporary
 * password to the last answer happens in this one invocation, so no challenge session waits on a person.
 * A repeat after a crash finds the outcome on the record, or does the same again with the same password.
 */
export function createFinishPasswordChallenge(deps: FinishPasswordChallengeDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await deps.records.get(onboardingId);
    const { sealedAnswer } = record;
    if (record.status !== "SUBMITTED" || sealedAnswer === undefined) return outcomeOf(record);
    const password = await deps.unseal(onboardingId, sealedAnswer);
    const rejection = await deps.setPassword(employeeId, password);
    const write = rejection === undefined ? activation(deps.now()) : rejectionWith(rejection);
    const written = await deps.records.change(onboardingId, { ...write, where: { sealedAnswer } });
    return outcomeOf(written ?? (await deps.records.get(onboardingId)));
  };
}

function activation(now: Date): Change {
  const activatedAt = now.toISOString();
  return { status: "ACTIVATED", set: { activatedAt }, remove: ["sealedAnswer", "taskToken", "rejection"] };
}

/** Back to waiting: the same link, a new token to come, the reason for the page. */
function rejectionWith(rejection: CognitoRejection): Change {
  return { status: "WAITING", from: ["SUBMITTED"], set: { rejection }, remove: ["sealedAnswer", "taskToken"] };
}

/** What came of the password by the record, whichever attempt wrote it there. */
function outcomeOf({ id, status, activatedAt }: OnboardingRecord): Output {
  if (activatedAt !== undefined) return { outcome: "Activated", activatedAt };
  if (status === "WAITING") return { outcome: "PasswordRejected" };
  throw new FinalFault(errors.NothingSubmitted, `Onboarding ${id} is ${status}, without a password.`);
}
