import type { IChainable } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { signalNames } from "../contracts/error-names.ts";
import type { Output as Answered } from "../tasks/steps/answer-mfa-challenge/contract.ts";
import type { Output as Closed } from "../tasks/steps/close-onboarding/contract.ts";
import type { Output as Finished } from "../tasks/steps/finish-password-challenge/contract.ts";
import { createStates, type PasswordResetDefinitionProps, type PasswordResetStates } from "./password-reset/states.ts";
import { codeRequired } from "./states/challenge-states.ts";
import { bounceCaught, signalCaught, timedOut } from "./states/waiting-states.ts";
import { catching, jsonataCondition, outcomeIs, way } from "./task-state.ts";

/**
 * The state machine `password-reset`, out of the tasks of `onboarding`: by our own link, which also serves who has only
 * a temporary password that has expired, or by Cognito's code. The password stays as it is until a new one is chosen
 * (link), or until Cognito asks for one (code).
 */
export function passwordResetDefinition(scope: Construct, props: PasswordResetDefinitionProps): IChainable {
  const states = createStates(scope, props);
  beforeTheMail(states);
  whileTheUserIsAwaited(states);
  afterThePassword(states);
  atTheEnd(states);
  return states.signOutEverywhere.next(states.verifyEmailAttribute);
}

function beforeTheMail({ verifyEmailAttribute, linkOrCode, ...states }: PasswordResetStates) {
  verifyEmailAttribute.next(linkOrCode);
  linkOrCode.when(jsonataCondition("$method = 'code'"), states.sendCode, way("code"));
  linkOrCode.otherwise(states.sendLink);
  states.sendCode.next(states.codeSent);
  states.sendLink.next(states.waitForTheUser);
}

function whileTheUserIsAwaited({ waitForTheUser, emitInvitationBounced, ...states }: PasswordResetStates) {
  waitForTheUser.next(states.finishPasswordChallenge);
  waitForTheUser.addCatch(states.expireReset, catching(timedOut));
  waitForTheUser.addCatch(
    states.verifyEmailAttribute,
    catching([signalNames.ResendRequested], { ...signalCaught, round: "$round + 1" }),
  );
  waitForTheUser.addCatch(emitInvitationBounced, catching([signalNames.EmailBounced], bounceCaught));
  emitInvitationBounced.next(waitForTheUser);
}

function afterThePassword(states: PasswordResetStates) {
  const { passwordAccepted, codeAccepted, waitForTheUser, waitForTheCode, answerMfaChallenge } = states;
  // Whoever has the old password may have signed in with it until just now.
  const { endOtherSessions } = states;
  const activated = way("Activated", { activatedAt: "$states.input.activatedAt" });
  states.finishPasswordChallenge.next(passwordAccepted);
  passwordAccepted
    .when(outcomeIs<Finished>("Activated"), endOtherSessions, activated)
    .when(outcomeIs<Finished>("PasswordRejected"), waitForTheUser, way("PasswordRejected"))
    .when(outcomeIs<Finished>("CodeRequired"), waitForTheCode, way("CodeRequired", codeRequired));

  waitForTheCode.next(answerMfaChallenge);
  waitForTheCode.addCatch(answerMfaChallenge, catching(timedOut));
  answerMfaChallenge.next(codeAccepted);
  codeAccepted
    .when(outcomeIs<Answered>("Activated"), endOtherSessions, activated)
    .when(outcomeIs<Answered>("CodeRejected"), waitForTheCode, way("CodeRejected"))
    .when(outcomeIs<Answered>("CodeRequired"), waitForTheCode, way("CodeRequired", codeRequired));
}

function atTheEnd({ expireReset, stillOpen, ...states }: PasswordResetStates) {
  states.endOtherSessions.next(states.emitPasswordResetCompleted);
  states.emitPasswordResetCompleted.next(states.completed);
  expireReset.next(stillOpen);
  stillOpen
    .when(outcomeIs<Closed>("StillOpen"), states.waitForTheUser, way("StillOpen"))
    .when(outcomeIs<Closed>("Expired"), states.expired, way("Expired"));
}
