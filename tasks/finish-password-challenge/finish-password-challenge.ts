import { FinalFault } from "../lib/faults/faults.ts";
import type { CognitoRejection } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
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
    if (record.activatedAt !== undefined) return { outcome: "Activated", activatedAt: record.activatedAt };
    if (record.status === "WAITING") return { outcome: "PasswordRejected" };
    const { sealedAnswer } = record;
    if (record.status !== "SUBMITTED" || sealedAnswer === undefined) {
      throw new FinalFault(
        errors.NothingSubmitted,
        `Onboarding ${onboardingId} is ${record.status}, without a password.`,
      );
    }
    const password = await deps.unseal(onboardingId, sealedAnswer);
    const rejection = await deps.setPassword(employeeId, password);
    return rejection === undefined ? activate(deps, onboardingId) : reject(deps, onboardingId, sealedAnswer, rejection);
  };
}

async function activate(deps: FinishPasswordChallengeDeps, id: string): Promise<Output> {
  const activatedAt = deps.now().toISOString();
  const change = {
    status: "ACTIVATED",
    set: { activatedAt },
    remove: ["sealedAnswer", "taskToken", "rejection"],
  } as const;
  const record = (await deps.records.change(id, change)) ?? (await deps.records.get(id));
  return { outcome: "Activated", activatedAt: record.activatedAt ?? activatedAt };
}

/** Back to waiting: the same link, a new token to come, the reason for the page. */
async function reject(
  deps: FinishPasswordChallengeDeps,
  id: string,
  sealedAnswer: string,
  rejection: CognitoRejection,
): Promise<Output> {
  await deps.records.change(id, {
    status: "WAITING",
    from: ["SUBMITTED"],
    where: { sealedAnswer },
    set: { rejection },
    remove: ["sealedAnswer", "taskToken"],
  });
  return { outcome: "PasswordRejected" };
}
