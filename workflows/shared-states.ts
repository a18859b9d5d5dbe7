import { Errors, type TaskStateBase } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { Input as AnswerMfaChallenge } from "../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Input as CloseOnboarding } from "../tasks/steps/close-onboarding/contract.ts";
import type { InputOf as EmitEvent } from "../tasks/steps/emit-event/contract.ts";
import type { Input as FinishPasswordChallenge } from "../tasks/steps/finish-password-challenge/contract.ts";
import type { Input as SendLink } from "../tasks/steps/send-link/contract.ts";
import type { Input as StoreTaskToken } from "../tasks/steps/store-task-token/contract.ts";
import { type TaskFunction, taskState, waitingState } from "./task-state.ts";

/** The tasks that both state machines run. */
export interface SharedTasks {
  readonly verifyEmailAttribute: TaskFunction;
  readonly sendLink: TaskFunction;
  readonly storeTaskToken: TaskFunction;
  readonly finishPasswordChallenge: TaskFunction;
  readonly answerMfaChallenge: TaskFunction;
  readonly emitEvent: TaskFunction;
  readonly closeOnboarding: TaskFunction;
}

/** The ids that most tasks take as input. */
export const ids = { onboardingId: "$onboardingId", employeeId: "$employeeId" } as const;

/** The errors of a wait that timed out; AWS documents two names for a missed heartbeat. */
export const timedOut = [Errors.TIMEOUT, Errors.HEARTBEAT_TIMEOUT];

/** Assigned when a signal is caught: its id, so that the next task can remove the signal from the record. */
export const signalCaught = { signalId: "$parse($states.errorOutput.Cause).signalId" } as const;

/** Assigned when `EmailBounced` is caught: also the reason. */
export const bounceCaught = { ...signalCaught, bounceReason: "$parse($states.errorOutput.Cause).reason" } as const;

/** Assigned when Cognito asks for a second factor: when its session ends. */
export const codeRequired = { codeUntil: "$states.input.waitUntil" } as const;

/** Assigned before another mail: the number of the new round. */
export const newRound = { round: "$round + 1" } as const;

/** `kind`: the kind of mail, as JSONata. */
export function sendLinkState(scope: Construct, task: TaskFunction, kind: string) {
  return taskState<SendLink>(scope, "Send link", {
    task,
    payload: {
      onboardingId: "$onboardingId",
      round: "$round",
      kind,
      email: "$email",
      givenName: "$givenName",
      signalId: "$signalId",
    },
    assign: { invitedAt: "$states.result.Payload.invitedAt" },
  });
}

/**
 * Waits until the next of `waits` (seconds after the first mail); `$reminder` selects it. The timeout is computed from
 * the current time, so that a retry or a redrive does not move the end. It is at least a minute, so that a submission
 * at the last moment still arrives.
 */
export function waitForTheUserState(scope: Construct, task: TaskFunction, waits: readonly number[]): TaskStateBase {
  const end = `$toMillis($invitedAt) + [${waits.join(",")}][$reminder] * 1000`;
  return waitFor(scope, "Wait for the user", task, `$max([60, ${secondsUntil(end)}])`);
}

export function waitForTheStartState(scope: Construct, task: TaskFunction): TaskStateBase {
  return waitFor(scope, "Wait for the start", task, `$max([1, ${secondsUntil("$toMillis($startsAt)")}])`);
}

/** Waits until the session of the code ends in Cognito. */
export function waitForTheCodeState(scope: Construct, task: TaskFunction): TaskStateBase {
  return waitFor(scope, "Wait for the user (code)", task, `$max([1, ${secondsUntil("$toMillis($codeUntil)")}])`);
}

function waitFor(scope: Construct, name: string, task: TaskFunction, seconds: string): TaskStateBase {
  return waitingState<StoreTaskToken>(scope, name, {
    task,
    payload: {
      onboardingId: "$onboardingId",
      taskToken: "$states.context.Task.Token",
      signalId: "$signalId",
    },
    seconds,
  });
}

function secondsUntil(millis: string): string {
  return `$ceil((${millis} - $millis()) / 1000)`;
}

export function finishPasswordChallengeState(scope: Construct, task: TaskFunction) {
  return taskState<FinishPasswordChallenge>(scope, "Finish password challenge", { task, payload: ids });
}

export function answerMfaChallengeState(scope: Construct, task: TaskFunction) {
  return taskState<AnswerMfaChallenge>(scope, "Answer MFA challenge", { task, payload: ids });
}

export function emitInvitationBouncedState(scope: Construct, task: TaskFunction) {
  return taskState<EmitEvent<"InvitationBounced">>(scope, "Emit InvitationBounced", {
    task,
    payload: { type: "'InvitationBounced'", ...ids, round: "$round", reason: "$bounceReason" },
  });
}

export function closeState(scope: Construct, task: TaskFunction, name: string, reason: CloseOnboarding["reason"]) {
  return taskState<CloseOnboarding>(scope, name, { task, payload: { ...ids, reason: `'${reason}'` } });
}
