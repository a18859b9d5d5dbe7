import { Choice, Errors, type IChainable, Succeed } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { Input as ArmLink } from "../../tasks/arm-link/contract.ts";
import type { Output as Closed, Input as CloseOnboarding } from "../../tasks/close-onboarding/contract.ts";
import type { Input as EmitUserActivated } from "../../tasks/emit-user-activated/contract.ts";
import type {
  Output as Finished,
  Input as FinishPasswordChallenge,
} from "../../tasks/finish-password-challenge/contract.ts";
import type { Input as SendLink } from "../../tasks/send-link/contract.ts";
import type { Input as VerifyEmailAttribute } from "../../tasks/verify-email-attribute/contract.ts";
import {
  jsonataCondition,
  jsonataObject,
  outcomeIs,
  type TaskFunction,
  taskState,
  waitingState,
} from "../task-state.ts";
import type { ExecutionInput } from "./contract.ts";

export interface OnboardingDefinitionProps {
  readonly tasks: {
    readonly createSuppressedUser: TaskFunction;
    readonly verifyEmailAttribute: TaskFunction;
    readonly sendLink: TaskFunction;
    readonly armLink: TaskFunction;
    readonly finishPasswordChallenge: TaskFunction;
    readonly emitUserActivated: TaskFunction;
    readonly closeOnboarding: TaskFunction;
  };
  /** How many reminders follow the invitation. */
  readonly reminders: number;
}

type Tasks = OnboardingDefinitionProps["tasks"];

/**
 * The state machine `onboarding`: first its states, then the ways between them. There is no catch-all: a fault
 * that outlives its retries fails the execution in the task's own state, so that a redrive goes on right there.
 */
export function onboardingDefinition(scope: Construct, { tasks, reminders }: OnboardingDefinitionProps): IChainable {
  const createSuppressedUser = createSuppressedUserState(scope, tasks);
  const verifyEmailAttribute = verifyEmailAttributeState(scope, tasks);
  const sendLink = sendLinkState(scope, tasks);
  const waitForTheUser = waitForTheUserState(scope, tasks);
  const finishPasswordChallenge = finishPasswordChallengeState(scope, tasks);
  const passwordAccepted = new Choice(scope, "Password accepted?");
  const emitUserActivated = emitUserActivatedState(scope, tasks);
  const activated = new Succeed(scope, "Activated");
  const remindersLeft = new Choice(scope, "Reminders left?");
  const expireOnboarding = expireOnboardingState(scope, tasks);
  const answeredAtTheLastMoment = new Choice(scope, "Answered at the last moment?");
  const expired = new Succeed(scope, "Expired");

  waitForTheUser.addCatch(remindersLeft, { errors: [Errors.TIMEOUT, Errors.HEARTBEAT_TIMEOUT] });
  passwordAccepted
    .when(outcomeIs<Finished>("Activated"), emitUserActivated.next(activated), { comment: "Activated" })
    .when(outcomeIs<Finished>("PasswordRejected"), waitForTheUser, { comment: "PasswordRejected" });
  remindersLeft
    .when(jsonataCondition(`$reminder < ${reminders}`), sendLink, {
      comment: "yes",
      assign: jsonataObject({ round: "$round + 1", reminder: "$reminder + 1" }),
    })
    .otherwise(expireOnboarding.next(answeredAtTheLastMoment));
  answeredAtTheLastMoment
    .when(outcomeIs<Closed>("PasswordSubmitted"), waitForTheUser, { comment: "PasswordSubmitted" })
    .when(outcomeIs<Closed>("Expired"), expired, { comment: "Expired" });

  return createSuppressedUser
    .next(verifyEmailAttribute)
    .next(sendLink)
    .next(waitForTheUser)
    .next(finishPasswordChallenge)
    .next(passwordAccepted);
}

function createSuppressedUserState(scope: Construct, tasks: Tasks) {
  const hire = {
    onboardingId: "$states.input.onboardingId",
    employeeId: "$states.input.employeeId",
    email: "$states.input.email",
    givenName: "$states.input.givenName",
    locale: "$states.input.locale",
  };
  return taskState<ExecutionInput>(scope, "Create suppressed user", {
    task: tasks.createSuppressedUser,
    payload: { ...hire, generation: "$states.input.generation", familyName: "$states.input.familyName" },
    assign: { ...hire, sub: "$states.result.Payload.sub", round: 1, reminder: 0 },
  });
}

function verifyEmailAttributeState(scope: Construct, tasks: Tasks) {
  return taskState<VerifyEmailAttribute>(scope, "Verify email attribute", {
    task: tasks.verifyEmailAttribute,
    payload: { employeeId: "$employeeId", email: "$email" },
  });
}

function sendLinkState(scope: Construct, tasks: Tasks) {
  return taskState<SendLink>(scope, "Send link", {
    task: tasks.sendLink,
    payload: {
      onboardingId: "$onboardingId",
      round: "$round",
      reminder: "$reminder",
      email: "$email",
      givenName: "$givenName",
      locale: "$locale",
    },
    assign: { waitUntil: "$states.result.Payload.waitUntil" },
  });
}

/** Counted from now, as a retry or a redrive must not move the end; a minute at least, for who answers at the last moment. */
function waitForTheUserState(scope: Construct, tasks: Tasks) {
  const untilThen = "$ceil(($toMillis($waitUntil) - $millis()) / 1000)";
  return waitingState<ArmLink>(scope, "Wait for the user", {
    task: tasks.armLink,
    payload: { onboardingId: "$onboardingId", taskToken: "$states.context.Task.Token" },
    seconds: `$max([60, ${untilThen}])`,
  });
}

function finishPasswordChallengeState(scope: Construct, tasks: Tasks) {
  return taskState<FinishPasswordChallenge>(scope, "Finish password challenge", {
    task: tasks.finishPasswordChallenge,
    payload: { onboardingId: "$onboardingId", employeeId: "$employeeId" },
  });
}

function emitUserActivatedState(scope: Construct, tasks: Tasks) {
  return taskState<EmitUserActivated>(scope, "Emit UserActivated", {
    task: tasks.emitUserActivated,
    payload: {
      onboardingId: "$onboardingId",
      employeeId: "$employeeId",
      sub: "$sub",
      activatedAt: "$states.input.activatedAt",
    },
  });
}

function expireOnboardingState(scope: Construct, tasks: Tasks) {
  return taskState<CloseOnboarding>(scope, "Expire onboarding", {
    task: tasks.closeOnboarding,
    payload: { onboardingId: "$onboardingId", employeeId: "$employeeId" },
  });
}
