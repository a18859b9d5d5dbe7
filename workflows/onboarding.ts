// Longer than 150 lines, because the whole state machine reads in one file.
import { Choice, type IChainable, Succeed } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { OnboardingInput } from "../contracts/execution-inputs.ts";
import { signalNames } from "../contracts/signals.ts";
import type { Output as CodeOutcome } from "../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Output as CloseOutcome } from "../tasks/steps/close-onboarding/contract.ts";
import type { Input as CreateSuppressedUser } from "../tasks/steps/create-suppressed-user/contract.ts";
import type { InputOf as EmitEvent } from "../tasks/steps/emit-event/contract.ts";
import type { Output as PasswordOutcome } from "../tasks/steps/finish-password-challenge/contract.ts";
import type { Input as TakeNewAddress } from "../tasks/steps/take-new-address/contract.ts";
import {
  type Input as VerifyEmailAttribute,
  errors as verifyErrors,
} from "../tasks/steps/verify-email-attribute/contract.ts";
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

export interface OnboardingDefinitionProps {
  readonly tasks: shared.SharedTasks & {
    readonly createSuppressedUser: TaskFunction;
    readonly takeNewAddress: TaskFunction;
  };
  /** When the reminders are sent, in seconds after the invitation. */
  readonly reminders: readonly number[];
  /** When an onboarding without a password expires, in seconds after the invitation. */
  readonly deadline: number;
}

/**
 * The state machine `onboarding`. It has no catch-all: a fault that persists after all retries fails the execution in
 * the task's own state, so that a redrive continues there. `Verify email attribute` precedes every mail, so that no
 * mail goes to an address that signs in another account.
 */
export function onboardingDefinition(scope: Construct, props: OnboardingDefinitionProps): IChainable {
  const states = createStates(scope, props);
  const { startsLater, waitForTheStart, passwordAccepted, emitUserActivated } = states;
  const startIsAhead = jsonataCondition("$toMillis($startsAt) > $millis()");
  startsLater.when(startIsAhead, waitForTheStart, transition("yes"));
  passwordAccepted.when(outcomeIs<PasswordOutcome>("Activated"), emitUserActivated, transition("Activated"));

  const happyPath = states.createSuppressedUser
    .next(states.verifyEmailAttribute)
    .next(startsLater.afterwards({ includeOtherwise: true }))
    .next(states.sendLink)
    .next(states.waitForTheUser)
    .next(states.finishPasswordChallenge)
    .next(passwordAccepted.afterwards())
    .next(states.activated);

  passwordNotAccepted(states);
  secondFactor(states);
  remindersAndDeadline(states, props.reminders.length);
  requestsForAMail(states);
  undeliveredMails(states);
  correctedAddresses(states);
  cancellation(states);
  return happyPath;
}

function passwordNotAccepted({ passwordAccepted, waitForTheUser, waitForTheCode }: States): void {
  passwordAccepted
    .when(outcomeIs<PasswordOutcome>("PasswordRejected"), waitForTheUser, transition("PasswordRejected"))
    .when(outcomeIs<PasswordOutcome>("CodeRequired"), waitForTheCode, transition("CodeRequired", shared.codeRequired))
    .when(outcomeIs<PasswordOutcome>("Superseded"), waitForTheUser, transition("Superseded"));
}

/** A code that is not submitted in time does not undo the password: Cognito then asks for the factor at the sign-in. */
function secondFactor({ waitForTheCode, answerMfaChallenge, codeAccepted, emitUserActivated }: States): void {
  waitForTheCode.next(answerMfaChallenge).next(codeAccepted);
  waitForTheCode.addCatch(answerMfaChallenge, catchProps(shared.timedOut));
  codeAccepted
    .when(outcomeIs<CodeOutcome>("Activated"), emitUserActivated, transition("Activated"))
    .when(outcomeIs<CodeOutcome>("CodeRejected"), waitForTheCode, transition("CodeRejected"))
    .when(outcomeIs<CodeOutcome>("CodeRequired"), waitForTheCode, transition("CodeRequired", shared.codeRequired))
    .when(outcomeIs<CodeOutcome>("Superseded"), waitForTheCode, transition("Superseded"));
}

/** A reminder is a new round of the same mail; after the last one the onboarding expires. */
function remindersAndDeadline(states: States, reminders: number): void {
  const { waitForTheUser, remindersLeft, verifyEmailAttribute, expireOnboarding, stillOpen } = states;
  const nextReminder = { ...shared.newRound, reminder: "$reminder + 1" };
  waitForTheUser.addCatch(remindersLeft, catchProps(shared.timedOut));
  remindersLeft
    .when(jsonataCondition(`$reminder < ${reminders}`), verifyEmailAttribute, transition("yes", nextReminder))
    .otherwise(expireOnboarding);
  expireOnboarding.next(stillOpen);
  stillOpen
    .when(outcomeIs<CloseOutcome>("StillOpen"), waitForTheUser, transition("StillOpen"))
    .when(outcomeIs<CloseOutcome>("Expired"), states.expired, transition("Expired"));
}

/** HR or the page requests a fresh link. A request by HR before the start sends the first mail at once. */
function requestsForAMail({ waitForTheStart, waitForTheUser, sendLink, verifyEmailAttribute }: States): void {
  const { ResendRequested } = signalNames;
  waitForTheStart.addCatch(sendLink, catchProps(shared.timedOut));
  waitForTheStart.addCatch(sendLink, catchProps([ResendRequested], { ...shared.signalCaught, startsAt: "$now()" }));
  waitForTheUser.addCatch(
    verifyEmailAttribute,
    catchProps([ResendRequested], { ...shared.signalCaught, ...shared.newRound }),
  );
}

/** Publishes that a link does not reach its person; the execution then waits for a corrected address. */
function undeliveredMails({ verifyEmailAttribute, waitForTheUser, emitInvitationBounced }: States): void {
  const addressInUse = catchProps([verifyErrors.AliasExistsException], { bounceReason: "'address-in-use'" });
  verifyEmailAttribute.addCatch(emitInvitationBounced, addressInUse);
  waitForTheUser.addCatch(emitInvitationBounced, catchProps([signalNames.EmailBounced], shared.bounceCaught));
  emitInvitationBounced.next(waitForTheUser);
}

function correctedAddresses({ takeNewAddress, verifyEmailAttribute, ...states }: States): void {
  for (const wait of [states.waitForTheStart, states.waitForTheUser, states.waitForTheCode])
    wait.addCatch(
      takeNewAddress,
      catchProps([signalNames.EmailChanged], { ...shared.signalCaught, ...shared.newRound }),
    );
  takeNewAddress.next(verifyEmailAttribute);
}

function cancellation({ cancelOnboarding, cancelled, ...states }: States): void {
  for (const wait of [states.waitForTheStart, states.waitForTheUser, states.waitForTheCode])
    wait.addCatch(cancelOnboarding, catchProps([signalNames.HireCancelled], shared.signalCaught));
  cancelOnboarding.next(cancelled);
}

type States = ReturnType<typeof createStates>;

function createStates(scope: Construct, { tasks, reminders, deadline }: OnboardingDefinitionProps) {
  return {
    createSuppressedUser: createSuppressedUserState(scope, tasks.createSuppressedUser),
    verifyEmailAttribute: taskState<VerifyEmailAttribute>(scope, "Verify email attribute", {
      task: tasks.verifyEmailAttribute,
      payload: { employeeId: "$employeeId", email: "$email" },
    }),
    startsLater: new Choice(scope, "Starts later?"),
    waitForTheStart: shared.waitForTheStartState(scope, tasks.storeTaskToken),
    sendLink: shared.sendLinkState(scope, tasks.sendLink, "$reminder = 0 ? 'invitation' : 'reminder'"),
    waitForTheUser: shared.waitForTheUserState(scope, tasks.storeTaskToken, [...reminders, deadline]),
    finishPasswordChallenge: shared.finishPasswordChallengeState(scope, tasks.finishPasswordChallenge),
    passwordAccepted: new Choice(scope, "Password accepted?"),
    emitUserActivated: taskState<EmitEvent<"UserActivated">>(scope, "Emit UserActivated", {
      task: tasks.emitEvent,
      payload: { type: "'UserActivated'", ...shared.ids, sub: "$sub", activatedAt: "$states.input.activatedAt" },
    }),
    activated: new Succeed(scope, "Activated"),
    waitForTheCode: shared.waitForTheCodeState(scope, tasks.storeTaskToken),
    answerMfaChallenge: shared.answerMfaChallengeState(scope, tasks.answerMfaChallenge),
    codeAccepted: new Choice(scope, "Code accepted?"),
    remindersLeft: new Choice(scope, "Reminders left?"),
    expireOnboarding: shared.closeState(scope, tasks.closeOnboarding, "Expire onboarding", "expired"),
    stillOpen: new Choice(scope, "Answered at the last moment?"),
    expired: new Succeed(scope, "Expired"),
    takeNewAddress: taskState<TakeNewAddress>(scope, "Take new address", {
      task: tasks.takeNewAddress,
      payload: { ...shared.ids, signalId: "$signalId" },
      assign: { email: "$states.result.Payload.email" },
    }),
    emitInvitationBounced: shared.emitInvitationBouncedState(scope, tasks.emitEvent),
    cancelOnboarding: shared.closeState(scope, tasks.closeOnboarding, "Cancel onboarding", "cancelled"),
    cancelled: new Succeed(scope, "Cancelled"),
  };
}

/** The first state also assigns the variables that later states need. */
function createSuppressedUserState(scope: Construct, task: TaskFunction) {
  const { startsAt, ...payload } = inputFields(OnboardingInput);
  const { onboardingId, employeeId, email, givenName } = payload;
  // Until the first mail was sent, reminders count from the start.
  const counters = { round: 1, reminder: 0, invitedAt: startsAt, signalId: "''" };
  return taskState<CreateSuppressedUser>(scope, "Create suppressed user", {
    task,
    payload,
    assign: {
      onboardingId,
      employeeId,
      email,
      givenName,
      startsAt,
      ...counters,
      sub: "$states.result.Payload.sub",
    },
  });
}
