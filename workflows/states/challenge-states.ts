import type { Construct } from "constructs";
import type { Input as AnswerMfaChallenge } from "../../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Input as FinishPasswordChallenge } from "../../tasks/steps/finish-password-challenge/contract.ts";
import { type TaskFunction, taskState } from "../task-state.ts";

const whose = { onboardingId: "$onboardingId", employeeId: "$employeeId" } as const;

export function finishPasswordChallengeState(scope: Construct, task: TaskFunction) {
  return taskState<FinishPasswordChallenge>(scope, "Finish password challenge", { task, payload: whose });
}

export function answerMfaChallengeState(scope: Construct, task: TaskFunction) {
  return taskState<AnswerMfaChallenge>(scope, "Answer MFA challenge", { task, payload: whose });
}

/** What a Choice remembers of a second factor that is due: when its session ends. */
export const codeRequired = { codeUntil: "$states.input.waitUntil" } as const;
