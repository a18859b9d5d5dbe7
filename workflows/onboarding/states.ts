import { Choice, Succeed } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { Input as CloseOnboarding } from "../../tasks/steps/close-onboarding/contract.ts";
import type { Input as EmitUserActivated } from "../../tasks/steps/emit-event/contract.ts";
import {
  emitInvitationBouncedState,
  sendLinkState,
  takeNewAddressState,
  verifyEmailAttributeState,
} from "../shared-states.ts";
import { answerMfaChallengeState, finishPasswordChallengeState } from "../states/challenge-states.ts";
import { waitForTheCodeState, waitForTheStartState, waitForTheUserState } from "../states/waiting-states.ts";
import { type TaskFunction, taskState } from "../task-state.ts";
import type { ExecutionInput } from "./contract.ts";

export interface OnboardingDefinitionProps {
  readonly tasks: {
    readonly createSuppressedUser: TaskFunction;
    readonly verifyEmailAttribute: TaskFunction;
    readonly sendLink: TaskFunction;
    readonly armLink: TaskFunction;
    readonly takeNewAddress: TaskFunction;
    readonly emitInvitationBounced: TaskFunction;
    readonly finishPasswordChallenge: TaskFunction;
    readonly answerMfaChallenge: TaskFunction;
    readonly emitUserActivated: TaskFunction;
    readonly closeOnboarding: TaskFunction;
  };
  /** When the reminders go out, in seconds after the invitation. */
  readonly reminders: readonly number[];
  /** When an onboarding without an answer ends, in seconds after the invitation. */
  readonly deadline: number;
}

const whose = { onboardingId: "$onboardingId", employeeId: "$employeeId" } as const;

export type OnboardingStates = ReturnType<typeof createStates>;

/** The states by name, in the order of the story. */
export function createStates(scope: Construct, { tasks, reminders, deadline }: OnboardingDefinitionProps) {
  return {
    createSuppressedUser: createSuppressedUserState(scope, tasks.createSuppressedUser),
    verifyEmailAttribute: verifyEmailAttributeState(scope, tasks.verifyEmailAttribute),
    startsLater: new Choice(scope, "Starts later?"),
    waitForTheStart: waitForTheStartState(scope, tasks.armLink),
    sendLink: sendLinkState(scope, tasks.sendLink, "$reminder = 0 ? 'invitation' : 'reminder'"),
    waitForTheUser: waitForTheUserState(scope, tasks.armLink, [...reminders, deadline]),
    finishPasswordChallenge: finishPasswordChallengeState(scope, tasks.finishPasswordChallenge),
    passwordAccepted: new Choice(scope, "Password accepted?"),
    emitUserActivated: emitUserActivatedState(scope, tasks.emitUserActivated),
    activated: new Succeed(scope, "Activated"),
    waitForTheCode: waitForTheCodeState(scope, tasks.armLink),
    answerMfaChallenge: answerMfaChallengeState(scope, tasks.answerMfaChallenge),
    codeAccepted: new Choice(scope, "Code accepted?"),
    remindersLeft: new Choice(scope, "Reminders left?"),
    expireOnboarding: closeState(scope, tasks.closeOnboarding, "Expire onboarding", "'expired'"),
    stillOpen: new Choice(scope, "Answered at the last moment?"),
    expired: new Succeed(scope, "Expired"),
    takeNewAddress: takeNewAddressState(scope, tasks.takeNewAddress),
    emitInvitationBounced: emitInvitationBouncedState(scope, tasks.emitInvitationBounced),
    cancelOnboarding: closeState(scope, tasks.closeOnboarding, "Cancel onboarding", "'cancelled'"),
    cancelled: new Succeed(scope, "Cancelled"),
  };
}

function createSuppressedUserState(scope: Construct, task: TaskFunction) {
  const hire = {
    onboardingId: "$states.input.onboardingId",
    employeeId: "$states.input.employeeId",
    email: "$states.input.email",
    givenName: "$states.input.givenName",
    locale: "$states.input.locale",
    startsAt: "$states.input.startsAt",
  };
  // Until the first mail has gone out, reminders count from the start.
  const counters = { round: 1, reminder: 0, invitedAt: "$states.input.startsAt", signalId: "''" };
  return taskState<ExecutionInput>(scope, "Create suppressed user", {
    task,
    payload: { ...hire, generation: "$states.input.generation", familyName: "$states.input.familyName" },
    assign: { ...hire, ...counters, sub: "$states.result.Payload.sub" },
  });
}

function emitUserActivatedState(scope: Construct, task: TaskFunction) {
  return taskState<EmitUserActivated>(scope, "Emit UserActivated", {
    task,
    payload: { ...whose, sub: "$sub", activatedAt: "$states.input.activatedAt" },
  });
}

/** `reason`: as JSONata. */
function closeState(scope: Construct, task: TaskFunction, name: string, reason: string) {
  return taskState<CloseOnboarding>(scope, name, { task, payload: { ...whose, reason } });
}
