import { Choice, type IChainable, Succeed } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { PasswordResetInput } from "../contracts/execution-inputs.ts";
import { signalNames } from "../contracts/signals.ts";
import type { Output as CodeOutcome } from "../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Output as CloseOutcome } from "../tasks/steps/close-onboarding/contract.ts";
import type { InputOf as EmitEvent } from "../tasks/steps/emit-event/contract.ts";
import type { Output as PasswordOutcome } from "../tasks/steps/finish-password-challenge/contract.ts";
import type { Input as SendResetCode } from "../tasks/steps/send-reset-code/contract.ts";
import type { Input as SignOutUser } from "../tasks/steps/sign-out-user/contract.ts";
import type { Input as VerifyEmailAttribute } from "../tasks/steps/verify-email-attribute/contract.ts";
import * as shared from "./shared-states.ts";
import {
  catchProps,
  inputFields,
  jsonataCondition,
  outcomeIs,
  type TaskFunction,
  taskState,
  transition,
} from "./task-state.ts";

export interface PasswordResetTasks extends shared.SharedTasks {
  readonly signOutUser: TaskFunction;
  readonly sendResetCode: TaskFunction;
}

/**
 * When a reset without a new password expires, in seconds after its mail: three days. If the person needs longer, the
 * administrator can request another reset.
 */
const DEADLINE_SECONDS = 259_200;

/**
 * The state machine `password-reset`. It shares most tasks with `onboarding`. Method `link` mails a link of this
 * system, which also helps a person whose temporary password has expired; method `code` lets Cognito mail a code. With
 * a link the old password works until a new one is chosen; with a code Cognito invalidates it when it sends the code.
 */
export function passwordResetDefinition(scope: Construct, tasks: PasswordResetTasks): IChainable {
  const states = createStates(scope, tasks);
  const { linkOrCode, passwordAccepted, endOtherSessions } = states;
  linkOrCode.when(jsonataCondition("$method = 'code'"), states.sendCode, transition("code"));
  linkOrCode.otherwise(states.sendLink);
  states.sendCode.next(states.codeSent);
  passwordAccepted.when(outcomeIs<PasswordOutcome>("Activated"), endOtherSessions, transition("Activated", activated));

  const happyPath = states.signOutEverywhere.next(states.verifyEmailAttribute).next(linkOrCode);
  states.sendLink
    .next(states.waitForTheUser)
    .next(states.finishPasswordChallenge)
    .next(passwordAccepted.afterwards())
    .next(states.emitPasswordResetCompleted)
    .next(states.completed);

  passwordNotAccepted(states);
  secondFactor(states);
  deadline(states);
  signals(states);
  return happyPath;
}

const activated = { activatedAt: "$states.input.activatedAt" } as const;

function passwordNotAccepted({ passwordAccepted, waitForTheUser, waitForTheCode }: States): void {
  passwordAccepted
    .when(outcomeIs<PasswordOutcome>("PasswordRejected"), waitForTheUser, transition("PasswordRejected"))
    .when(outcomeIs<PasswordOutcome>("CodeRequired"), waitForTheCode, transition("CodeRequired", shared.codeRequired));
}

function secondFactor({ waitForTheCode, answerMfaChallenge, codeAccepted, endOtherSessions }: States): void {
  waitForTheCode.next(answerMfaChallenge).next(codeAccepted);
  waitForTheCode.addCatch(answerMfaChallenge, catchProps(shared.timedOut));
  codeAccepted
    .when(outcomeIs<CodeOutcome>("Activated"), endOtherSessions, transition("Activated", activated))
    .when(outcomeIs<CodeOutcome>("CodeRejected"), waitForTheCode, transition("CodeRejected"))
    .when(outcomeIs<CodeOutcome>("CodeRequired"), waitForTheCode, transition("CodeRequired", shared.codeRequired));
}

function deadline({ waitForTheUser, expireReset, stillOpen, expired }: States): void {
  waitForTheUser.addCatch(expireReset, catchProps(shared.timedOut));
  expireReset.next(stillOpen);
  stillOpen
    .when(outcomeIs<CloseOutcome>("StillOpen"), waitForTheUser, transition("StillOpen"))
    .when(outcomeIs<CloseOutcome>("Expired"), expired, transition("Expired"));
}

/** Handles a request for a fresh link and a bounced mail. */
function signals({ waitForTheUser, verifyEmailAttribute, emitInvitationBounced }: States): void {
  waitForTheUser.addCatch(
    verifyEmailAttribute,
    catchProps([signalNames.ResendRequested], { ...shared.signalCaught, ...shared.newRound }),
  );
  waitForTheUser.addCatch(emitInvitationBounced, catchProps([signalNames.EmailBounced], shared.bounceCaught));
  emitInvitationBounced.next(waitForTheUser);
}

type States = ReturnType<typeof createStates>;

function createStates(scope: Construct, tasks: PasswordResetTasks) {
  return {
    signOutEverywhere: signOutEverywhereState(scope, tasks.signOutUser),
    verifyEmailAttribute: verifyEmailAttributeState(scope, tasks.verifyEmailAttribute),
    linkOrCode: new Choice(scope, "Link or code?"),
    sendLink: shared.sendLinkState(scope, tasks.sendLink, "'password-reset'"),
    waitForTheUser: shared.waitForTheUserState(scope, tasks.storeTaskToken, [DEADLINE_SECONDS]),
    finishPasswordChallenge: shared.finishPasswordChallengeState(scope, tasks.finishPasswordChallenge),
    passwordAccepted: new Choice(scope, "Password accepted?"),
    // Somebody who knows the old password may have signed in while the reset was running.
    endOtherSessions: taskState<SignOutUser>(scope, "End other sessions", {
      task: tasks.signOutUser,
      payload: { employeeId: "$employeeId" },
    }),
    emitPasswordResetCompleted: taskState<EmitEvent<"PasswordResetCompleted">>(scope, "Emit PasswordResetCompleted", {
      task: tasks.emitEvent,
      payload: { type: "'PasswordResetCompleted'", ...shared.ids, sub: "$sub", completedAt: "$activatedAt" },
    }),
    completed: new Succeed(scope, "Completed"),
    waitForTheCode: shared.waitForTheCodeState(scope, tasks.storeTaskToken),
    answerMfaChallenge: shared.answerMfaChallengeState(scope, tasks.answerMfaChallenge),
    codeAccepted: new Choice(scope, "Code accepted?"),
    emitInvitationBounced: shared.emitInvitationBouncedState(scope, tasks.emitEvent),
    expireReset: shared.closeState(scope, tasks.closeOnboarding, "Expire reset", "expired"),
    stillOpen: new Choice(scope, "Answered at the last moment?"),
    expired: new Succeed(scope, "Expired"),
    sendCode: taskState<SendResetCode>(scope, "Send code", {
      task: tasks.sendResetCode,
      payload: { employeeId: "$employeeId" },
    }),
    codeSent: new Succeed(scope, "Code sent"),
  };
}

/** A reset ends every session, because somebody else may be signed in. */
function signOutEverywhereState(scope: Construct, task: TaskFunction) {
  const reset = inputFields(PasswordResetInput);
  return taskState<SignOutUser>(scope, "Sign out everywhere", {
    task,
    payload: { employeeId: reset.employeeId },
    assign: { ...reset, round: 1, reminder: 0, invitedAt: "$now()", signalId: "''" },
  });
}

/** The payload has no address, so the task reads the account's current one. */
function verifyEmailAttributeState(scope: Construct, task: TaskFunction) {
  return taskState<Omit<VerifyEmailAttribute, "email">>(scope, "Verify email attribute", {
    task,
    payload: { employeeId: "$employeeId" },
    assign: { email: "$states.result.Payload.email" },
  });
}
