import type { IChainable } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { signalNames } from "../contracts/error-names.ts";
import type { Output as Answered } from "../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Output as Closed } from "../tasks/steps/close-onboarding/contract.ts";
import type { Output as Finished } from "../tasks/steps/finish-password-challenge/contract.ts";
import { createStates, type OnboardingDefinitionProps, type OnboardingStates } from "./onboarding/states.ts";
import { addressInUse } from "./shared-states.ts";
import { codeRequired } from "./states/challenge-states.ts";
import { bounceCaught, signalCaught, timedOut } from "./states/waiting-states.ts";
import { catching, jsonataCondition, outcomeIs, way } from "./task-state.ts";

/** A new round of links: every mail that follows one counts up. */
const newRound = { round: "$round + 1" } as const;

/**
 * The state machine `onboarding`: its states are made in `states.ts`, the ways between them here. There is no catch-all:
 * a fault that outlives its retries fails the execution in the task's own state, so that a redrive goes on right there.
 * Every mail passes `Verify email attribute` first, so that none goes to an address that signs in another account.
 */
export function onboardingDefinition(scope: Construct, props: OnboardingDefinitionProps): IChainable {
  const states = createStates(scope, props);
  beforeTheMail(states);
  whileTheUserIsAwaited(states);
  afterThePassword(states);
  atTheEnd(states, props.reminders.length);
  return states.createSuppressedUser.next(states.verifyEmailAttribute);
}

function beforeTheMail(states: OnboardingStates): void {
  const { verifyEmailAttribute, startsLater, waitForTheStart, sendLink, emitInvitationBounced, waitForTheUser } =
    states;
  verifyEmailAttribute.next(startsLater);
  verifyEmailAttribute.addCatch(emitInvitationBounced, catching([addressInUse], { bounceReason: "'address-in-use'" }));
  startsLater.when(jsonataCondition("$toMillis($startsAt) > $millis()"), waitForTheStart, way("yes"));
  startsLater.otherwise(sendLink);

  waitForTheStart.next(sendLink);
  waitForTheStart.addCatch(sendLink, catching(timedOut));
  // HR's own wish for a mail now is the start.
  const atOnce = catching([signalNames.ResendRequested], { ...signalCaught, startsAt: "$now()" });
  waitForTheStart.addCatch(sendLink, atOnce);
  catchWhatOverrides(waitForTheStart, states);

  sendLink.next(waitForTheUser);
  emitInvitationBounced.next(waitForTheUser);
  states.takeNewAddress.next(verifyEmailAttribute);
}

function whileTheUserIsAwaited(states: OnboardingStates): void {
  const { waitForTheUser, remindersLeft, verifyEmailAttribute, emitInvitationBounced } = states;
  waitForTheUser.next(states.finishPasswordChallenge);
  waitForTheUser.addCatch(remindersLeft, catching(timedOut));
  waitForTheUser.addCatch(
    verifyEmailAttribute,
    catching([signalNames.ResendRequested], { ...signalCaught, ...newRound }),
  );
  catchWhatOverrides(waitForTheUser, states);
  waitForTheUser.addCatch(emitInvitationBounced, catching([signalNames.EmailBounced], bounceCaught));
}

/** HR has the last word, whatever the run waits for. */
function catchWhatOverrides(wait: OnboardingStates["waitForTheUser"], states: OnboardingStates): void {
  wait.addCatch(states.takeNewAddress, catching([signalNames.EmailChanged], { ...signalCaught, ...newRound }));
  wait.addCatch(states.cancelOnboarding, catching([signalNames.HireCancelled], signalCaught));
}

function afterThePassword(states: OnboardingStates): void {
  const { passwordAccepted, codeAccepted, waitForTheUser, waitForTheCode, answerMfaChallenge, emitUserActivated } =
    states;
  states.finishPasswordChallenge.next(passwordAccepted);
  passwordAccepted
    .when(outcomeIs<Finished>("Activated"), emitUserActivated, way("Activated"))
    .when(outcomeIs<Finished>("PasswordRejected"), waitForTheUser, way("PasswordRejected"))
    .when(outcomeIs<Finished>("CodeRequired"), waitForTheCode, way("CodeRequired", codeRequired))
    .when(outcomeIs<Finished>("Overtaken"), waitForTheUser, way("Overtaken"));

  waitForTheCode.next(answerMfaChallenge);
  waitForTheCode.addCatch(answerMfaChallenge, catching(timedOut));
  catchWhatOverrides(waitForTheCode, states);

  answerMfaChallenge.next(codeAccepted);
  codeAccepted
    .when(outcomeIs<Answered>("Activated"), emitUserActivated, way("Activated"))
    .when(outcomeIs<Answered>("CodeRejected"), waitForTheCode, way("CodeRejected"))
    .when(outcomeIs<Answered>("CodeRequired"), waitForTheCode, way("CodeRequired", codeRequired))
    .when(outcomeIs<Answered>("Overtaken"), waitForTheCode, way("Overtaken"));
}

function atTheEnd(states: OnboardingStates, reminders: number): void {
  const { remindersLeft, expireOnboarding, stillOpen, waitForTheUser } = states;
  states.emitUserActivated.next(states.activated);
  states.cancelOnboarding.next(states.cancelled);
  remindersLeft
    .when(
      jsonataCondition(`$reminder < ${reminders}`),
      states.verifyEmailAttribute,
      way("yes", { ...newRound, reminder: "$reminder + 1" }),
    )
    .otherwise(expireOnboarding);
  expireOnboarding.next(stillOpen);
  stillOpen
    .when(outcomeIs<Closed>("StillOpen"), waitForTheUser, way("StillOpen"))
    .when(outcomeIs<Closed>("Expired"), states.expired, way("Expired"));
}
