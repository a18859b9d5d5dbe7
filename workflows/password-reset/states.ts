import { Choice, Succeed } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { Input as CloseOnboarding } from "../../tasks/steps/close-onboarding/contract.ts";
import type { Input as EmitPasswordResetCompleted } from "../../tasks/steps/emit-password-reset-completed/contract.ts";
import type { Input as SendResetCode } from "../../tasks/steps/send-reset-code/contract.ts";
import type { Input as SignOutUser } from "../../tasks/steps/sign-out-user/contract.ts";
import { emitInvitationBouncedState, sendLinkState, verifyOwnAddressState } from "../shared-states.ts";
import { answerMfaChallengeState, finishPasswordChallengeState } from "../states/challenge-states.ts";
import { waitForTheCodeState, waitForTheUserState } from "../states/waiting-states.ts";
import { type TaskFunction, taskState } from "../task-state.ts";
import type { ExecutionInput } from "./contract.ts";

export interface PasswordResetDefinitionProps {
  readonly tasks: {
    readonly signOutUser: TaskFunction;
    readonly verifyEmailAttribute: TaskFunction;
    readonly sendLink: TaskFunction;
    readonly armLink: TaskFunction;
    readonly emitInvitationBounced: TaskFunction;
    readonly finishPasswordChallenge: TaskFunction;
    readonly answerMfaChallenge: TaskFunction;
    readonly emitPasswordResetCompleted: TaskFunction;
    readonly closeOnboarding: TaskFunction;
    readonly sendResetCode: TaskFunction;
  };
  /** When a reset without an answer ends, in seconds after its mail. */
  readonly deadline: number;
}

const whose = { onboardingId: "$onboardingId", employeeId: "$employeeId" } as const;

export type PasswordResetStates = ReturnType<typeof createStates>;

/** The states by name, in the order of the story. */
export function createStates(scope: Construct, { tasks, deadline }: PasswordResetDefinitionProps) {
  return {
    signOutEverywhere: signOutEverywhereState(scope, tasks.signOutUser),
    verifyEmailAttribute: verifyOwnAddressState(scope, tasks.verifyEmailAttribute),
    linkOrCode: new Choice(scope, "Link or code?"),
    sendLink: sendLinkState(scope, tasks.sendLink, "'password-reset'"),
    waitForTheUser: waitForTheUserState(scope, tasks.armLink, [deadline]),
    finishPasswordChallenge: finishPasswordChallengeState(scope, tasks.finishPasswordChallenge),
    passwordAccepted: new Choice(scope, "Password accepted?"),
    endOtherSessions: taskState<SignOutUser>(scope, "End other sessions", {
      task: tasks.signOutUser,
      payload: { employeeId: "$employeeId" },
    }),
    emitPasswordResetCompleted: taskState<EmitPasswordResetCompleted>(scope, "Emit PasswordResetCompleted", {
      task: tasks.emitPasswordResetCompleted,
      payload: { ...whose, sub: "$sub", completedAt: "$activatedAt" },
    }),
    completed: new Succeed(scope, "Completed"),
    waitForTheCode: waitForTheCodeState(scope, tasks.armLink),
    answerMfaChallenge: answerMfaChallengeState(scope, tasks.answerMfaChallenge),
    codeAccepted: new Choice(scope, "Code accepted?"),
    emitInvitationBounced: emitInvitationBouncedState(scope, tasks.emitInvitationBounced),
    expireReset: taskState<CloseOnboarding>(scope, "Expire reset", {
      task: tasks.closeOnboarding,
      payload: { ...whose, reason: "'expired'" },
    }),
    stillOpen: new Choice(scope, "Answered at the last moment?"),
    expired: new Succeed(scope, "Expired"),
    sendCode: taskState<SendResetCode>(scope, "Send code", {
      task: tasks.sendResetCode,
      payload: { employeeId: "$employeeId" },
    }),
    codeSent: new Succeed(scope, "Code sent"),
  };
}

/** A reset ends every session: who asked for it may fear that somebody else has one. */
function signOutEverywhereState(scope: Construct, task: TaskFunction) {
  const reset = {
    onboardingId: "$states.input.onboardingId",
    employeeId: "$states.input.employeeId",
    method: "$states.input.method",
    givenName: "$states.input.givenName",
    locale: "$states.input.locale",
    sub: "$states.input.sub",
  } satisfies Readonly<Record<keyof ExecutionInput, string>>;
  const counters = { round: 1, reminder: 0, invitedAt: "$now()", signalId: "''" };
  return taskState<SignOutUser>(scope, "Sign out everywhere", {
    task,
    payload: { employeeId: "$states.input.employeeId" },
    assign: { ...reset, ...counters },
  });
}
