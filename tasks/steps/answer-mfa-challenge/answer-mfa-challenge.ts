import type { CodeRejection } from "../../../contracts/sign-in.ts";
import type { SealChallenge } from "../../lib/cognito/seal-challenge.ts";
import { FinalFault, ServiceUnavailable } from "../../lib/faults/faults.ts";
import type { Challenge, OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Change } from "../../lib/record/update.ts";
import type { Unseal } from "../../lib/sealing.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import type { ChallengeOutcome, ChallengeResponse } from "./answer-challenge.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface AnswerMfaChallengeDeps {
  readonly records: RecordStore;
  /** Decrypts content `session`. */
  readonly unsealSession: Unseal;
  /** Decrypts content `code`. */
  readonly unsealCode: Unseal;
  readonly answerChallenge: (username: string, response: ChallengeResponse) => Promise<ChallengeOutcome>;
  readonly sealChallenge: SealChallenge;
  readonly now: () => Date;
}

/** Attributes that are removed once Cognito has accepted or refused the code. */
const used = ["sealedCode", "taskToken"];

/**
 * Sends the code from the record to Cognito and removes it from the record. The password is already set. So if the
 * session is over (nobody submitted a code, or an attempt that crashed used it), the onboarding is complete, and
 * Cognito asks for the factor at the next sign-in. A retry after a crash finds the outcome on the record, or a used
 * session.
 */
export function createAnswerMfaChallenge(deps: AnswerMfaChallengeDeps) {
  return async ({ onboardingId, employeeId }: Input): Promise<Output> => {
    const record = await deps.records.get(onboardingId);
    const { status, challenge, sealedCode } = record;
    if (status !== "CODE_WAITING" || challenge === undefined || isSuperseded(record)) return outcomeOf(record);
    const change =
      sealedCode === undefined
        ? activateWithoutCode(record, challenge, deps.now())
        : await submitCode(deps, employeeId, { ...record, challenge, sealedCode });
    const stored = change && (await deps.records.change(onboardingId, { ...change, from: ["CODE_WAITING"] }));
    return outcomeOf(stored ?? (await deps.records.get(onboardingId)));
  };
}

type RecordWithCode = OnboardingRecord & { readonly challenge: Challenge; readonly sealedCode: string };

async function submitCode(deps: AnswerMfaChallengeDeps, username: string, record: RecordWithCode): Promise<Change> {
  const { id, challenge, sealedCode } = record;
  const session = await deps.unsealSession(id, challenge.sealedSession);
  const code = await deps.unsealCode(id, sealedCode);
  const outcome = await deps.answerChallenge(username, { ...challenge, session, code });
  // An overriding signal also removes the code from the record, so this condition detects one that arrived meanwhile.
  return { ...(await changeAfter(deps, id, outcome)), where: { sealedCode } };
}

async function changeAfter(deps: AnswerMfaChallengeDeps, id: string, outcome: ChallengeOutcome): Promise<Change> {
  switch (outcome.kind) {
    case "passed":
    case "session-over":
      return activation(deps.now());
    case "challenge":
      return codeRequired(await deps.sealChallenge(id, outcome));
    case "rejected":
      return codeRejected(outcome.rejection);
  }
}

/**
 * The wait timed out without a code. Returns undefined if there was no wait since the last code, because then an
 * earlier attempt has already stored the outcome.
 */
function activateWithoutCode(
  { taskToken, signalCount }: OnboardingRecord,
  challenge: Challenge,
  now: Date,
): Change | undefined {
  if (taskToken === undefined && now.getTime() < Date.parse(challenge.expiresAt)) return undefined;
  return { ...activation(now), where: { signalCount }, without: ["sealedCode"] };
}

function activation(now: Date): Change {
  const remove = [...used, "challenge", "codeRejection"];
  return { status: "ACTIVATED", set: { activatedAt: now.toISOString() }, remove };
}

function codeRequired(challenge: Challenge): Change {
  return { status: "CODE_WAITING", set: { challenge }, remove: [...used, "codeRejection"] };
}

/** Keeps the challenge for the next wait, and stores the reason for the page. */
function codeRejected(codeRejection: CodeRejection): Change {
  return { set: { codeRejection }, remove: used };
}

/** Reads the outcome from the record, whichever attempt stored it. */
function outcomeOf(record: OnboardingRecord): Output {
  const { id, status, activatedAt, challenge, sealedCode, codeRejection } = record;
  if (activatedAt !== undefined) return { outcome: "Activated", activatedAt };
  if (isSuperseded(record)) return { outcome: "Superseded" };
  if (status !== "CODE_WAITING" || challenge === undefined)
    throw new FinalFault(errors.NoChallenge, `Onboarding ${id} (${status}) has no challenge on its record.`);
  if (sealedCode !== undefined)
    throw new ServiceUnavailable("A code was submitted during this attempt; the task has to be retried.");
  if (codeRejection !== undefined) return { outcome: "CodeRejected" };
  return { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
}
