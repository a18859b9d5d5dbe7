import type { CodeRejection } from "../../../contracts/sign-in.ts";
import type { SealChallenge } from "../../lib/cognito/seal-challenge.ts";
import { FinalFault, ServiceUnavailable } from "../../lib/faults/faults.ts";
import type { Challenge, OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Change } from "../../lib/record/update.ts";
import type { Unseal } from "../../lib/sealing.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import type { Answer, AnswerOutcome } from "./answer-challenge.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface AnswerMfaChallengeDeps {
  readonly records: RecordStore;
  /** Opens content `session`. */
  readonly unsealSession: Unseal;
  /** Opens content `code`. */
  readonly unsealCode: Unseal;
  readonly answerChallenge: (username: string, answer: Answer) => Promise<AnswerOutcome>;
  readonly sealChallenge: SealChallenge;
  readonly now: () => Date;
}

/** What is used up once Cognito has said what it makes of the code. */
const used = ["sealedCode", "taskToken"];

/**
 * Brings the code from the record into Cognito and erases it. The password is set already: where the session is over
 * (nobody came, it was used by an attempt that crashed), the onboarding is done, and the factor is due at the next
 * sign-in. A repeat after a crash finds the outcome on the record, or meets the used session.
 */
export function createAnswerMfaChallenge(deps: AnswerMfaChallengeDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await deps.records.get(onboardingId);
    const { status, challenge, sealedCode } = record;
    if (status !== "CODE_WAITING" || challenge === undefined || isSuperseded(record)) return outcomeOf(record);
    const change =
      sealedCode === undefined
        ? giveUp(record, challenge, deps.now())
        : await answer(deps, employeeId, { ...record, challenge, sealedCode });
    const written = change && (await deps.records.change(onboardingId, { ...change, from: ["CODE_WAITING"] }));
    return outcomeOf(written ?? (await deps.records.get(onboardingId)));
  };
}

type Answered = OnboardingRecord & { readonly challenge: Challenge; readonly sealedCode: string };

async function answer(deps: AnswerMfaChallengeDeps, username: string, record: Answered): Promise<Change> {
  const { id, challenge, sealedCode } = record;
  const session = await deps.unsealSession(id, challenge.sealedSession);
  const code = await deps.unsealCode(id, sealedCode);
  const outcome = await deps.answerChallenge(username, { ...challenge, session, code });
  // A signal that overrides the password takes the code off the record too: this write finds none came in between.
  return { ...(await changeAfter(deps, id, outcome)), where: { sealedCode } };
}

async function changeAfter(deps: AnswerMfaChallengeDeps, id: string, outcome: AnswerOutcome): Promise<Change> {
  switch (outcome.kind) {
    case "passed":
    case "session-over":
      return activation(deps.now());
    case "challenge":
      return waitingForCode(await deps.sealChallenge(id, outcome));
    case "rejected":
      return waitingAgain(outcome.rejection);
  }
}

/**
 * Nobody answered, so the wait is over. Undefined where no wait was armed since the last code: then an attempt before
 * this one has settled it.
 */
function giveUp({ taskToken, signalCount }: OnboardingRecord, challenge: Challenge, now: Date): Change | undefined {
  if (taskToken === undefined && now.getTime() < Date.parse(challenge.expiresAt)) return undefined;
  return { ...activation(now), where: { signalCount }, without: ["sealedCode"] };
}

function activation(now: Date): Change {
  const remove = [...used, "challenge", "codeRejection"];
  return { status: "ACTIVATED", set: { activatedAt: now.toISOString() }, remove };
}

function waitingForCode(challenge: Challenge): Change {
  return { status: "CODE_WAITING", set: { challenge }, remove: [...used, "codeRejection"] };
}

/** The same challenge, a new token to come, the reason for the page. */
function waitingAgain(codeRejection: CodeRejection): Change {
  return { set: { codeRejection }, remove: used };
}

/** What came of the code by the record, whichever attempt wrote it there. */
function outcomeOf(record: OnboardingRecord): Output {
  const { id, status, activatedAt, challenge, sealedCode, codeRejection } = record;
  if (activatedAt !== undefined) return { outcome: "Activated", activatedAt };
  if (isSuperseded(record)) return { outcome: "Superseded" };
  if (status !== "CODE_WAITING" || challenge === undefined)
    throw new FinalFault(errors.NoChallenge, `Onboarding ${id} is ${status}, without a challenge.`);
  if (sealedCode !== undefined)
    throw new ServiceUnavailable("A code came in between; this attempt has to start again.");
  if (codeRejection !== undefined) return { outcome: "CodeRejected" };
  return { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
}
