import { Duration } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { onboardingDefinition } from "../workflows/onboarding.ts";
import { passwordResetDefinition } from "../workflows/password-reset.ts";
import type { Config } from "./config.ts";
import { Workflow } from "./constructs/workflow.ts";
import type { Functions } from "./functions.ts";

/** An administrator asked for the reset, and asks again if it takes the person longer. */
const resetDeadline = Duration.days(3);

export type Workflows = ReturnType<typeof createWorkflows>;

/** Both state machines, each with the tasks that it runs. */
export function createWorkflows(scope: Construct, functions: Functions, config: Config) {
  const { removalPolicy } = config;
  const reminders = config.reminders.map((reminder) => reminder.toSeconds());
  const deadline = config.deadline.toSeconds();
  return {
    onboarding: new Workflow(scope, "Onboarding", {
      name: "onboarding",
      comment: "From a hire to an account whose password only its owner knows.",
      tasks: onboardingTasks(functions),
      definition: (inside, tasks) => onboardingDefinition(inside, { tasks, reminders, deadline }),
      removalPolicy,
    }),
    passwordReset: new Workflow(scope, "PasswordReset", {
      name: "password-reset",
      comment: "From an administrator's request to a new password that only its owner knows.",
      tasks: passwordResetTasks(functions),
      definition: (inside, tasks) => passwordResetDefinition(inside, { tasks, deadline: resetDeadline.toSeconds() }),
      removalPolicy,
    }),
  };
}

function onboardingTasks(functions: Functions) {
  const { createSuppressedUser, takeNewAddress, emitUserActivated } = functions;
  return { createSuppressedUser, takeNewAddress, emitUserActivated, ...sharedTasks(functions) };
}

function passwordResetTasks(functions: Functions) {
  const { signOutUser, sendResetCode, emitPasswordResetCompleted } = functions;
  return { signOutUser, sendResetCode, emitPasswordResetCompleted, ...sharedTasks(functions) };
}

function sharedTasks(functions: Functions) {
  const { verifyEmailAttribute, sendLink, armLink, emitInvitationBounced, finishPasswordChallenge } = functions;
  const { answerMfaChallenge, closeOnboarding } = functions;
  return {
    ...{ verifyEmailAttribute, sendLink, armLink, emitInvitationBounced, finishPasswordChallenge },
    ...{ answerMfaChallenge, closeOnboarding },
  };
}
