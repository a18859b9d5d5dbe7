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
  /** Opens content `password`. */
  readonly unseal: Unseal;
  readonly setPassword: (username: string, password: string) => Promise<PasswordOutcome>;
  readonly sealChallenge: SealChallenge;
  readonly now: () => Date;
}

/** What is used up once Cognito has said what it makes of the password. */
const used = ["sealedPassword", "taskToken"];

/**
 * Brings the chosen password from the record into Cognito and erases it. Everything from the temporary
 * password to the answer with the chosen one happens in this one invocation, so no session of it waits on a person;
 * that of a second factor does. A repeat after a crash finds the outcome on the record, or does the same again with
 * the same password.
 */
export function createFinishPasswordChallenge(deps: FinishPasswordChallengeDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await deps.records.get(onboardingId);
    const { sealedPassword } = record;
    if (record.status !== "SUBMITTED" || sealedPassword === undefined || isSuperseded(record)) return outcomeOf(record);
    const password = await deps.unseal(onboardingId, sealedPassword);
    const change = await changeAfter(deps, onboardingId, await deps.setPassword(employeeId, password));
    // A signal that overrides the password takes the sealed one off the record: this write finds none came in between.
    const written = await deps.records.change(onboardingId, {
      ...change,
      from: ["SUBMITTED"],
      where: { sealedPassword },
    });
    return outcomeOf(written ?? (await deps.records.get(onboardingId)));
  };
}

async function changeAfter(deps: FinishPasswordChallengeDeps, id: string, outcome: PasswordOutcome): Promise<Change> {
  switch (outcome.kind) {
    case "signed-in":
      return activation(deps.now());
    case "challenge":
      return waitingForCode(await deps.sealChallenge(id, outcome));
    case "rejected":
      return waitingAgain(outcome.rejection);
  }
}

function activation(now: Date): Change {
  return { status: "ACTIVATED", set: { activatedAt: now.toISOString() }, remove: [...used, "rejection"] };
}

/**
 * The signals that are left ask for a fresh link or tell of a lost mail: both are past with a password that is set.
 * From here on the portal counts codes.
 */
function waitingForCode(challenge: Challenge): Change {
  return { status: "CODE_WAITING", set: { challenge, signals: [], attempts: 0 }, remove: [...used, "rejection"] };
}

/** The same link, a new token to come, the reason for the page. */
function waitingAgain(rejection: CognitoRejection): Change {
  return { status: "WAITING", set: { rejection }, remove: used };
}

/** What came of the password by the record, whichever attempt wrote it there. */
function outcomeOf(record: OnboardingRecord): Output {
  const { id, status, activatedAt, challenge } = record;
  if (activatedAt !== undefined) return { outcome: "Activated", activatedAt };
  if (isSuperseded(record)) return { outcome: "Superseded" };
  if (status === "CODE_WAITING" && challenge !== undefined)
    return { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
  if (status === "WAITING") return { outcome: "PasswordRejected" };
  throw new FinalFault(errors.NothingSubmitted, `Onboarding ${id} is ${status}, without a password.`);
}
