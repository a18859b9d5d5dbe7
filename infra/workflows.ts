import type { Construct } from "constructs";
import { onboardingDefinition } from "../workflows/onboarding.ts";
import { passwordResetDefinition } from "../workflows/password-reset.ts";
import type { Config } from "./config.ts";
import { Workflow } from "./constructs/workflow.ts";
import type { Functions } from "./functions.ts";

export type Workflows = ReturnType<typeof createWorkflows>;

/** Creates both state machines, each with the tasks that it runs. */
export function createWorkflows(scope: Construct, functions: Functions, config: Config) {
  const { removalPolicy } = config;
  const reminders = config.reminders.map((reminder) => reminder.toSeconds());
  const deadline = config.deadline.toSeconds();
  const { createSuppressedUser, takeNewAddress, signOutUser, sendResetCode } = functions;
  const shared = sharedTasks(functions);
  return {
    onboarding: new Workflow(scope, "Onboarding", {
      name: "onboarding",
      comment: "From a hire to an account whose password only its owner knows.",
      tasks: { createSuppressedUser, takeNewAddress, ...shared },
      definition: (inside, tasks) => onboardingDefinition(inside, { tasks, reminders, deadline }),
      removalPolicy,
    }),
    passwordReset: new Workflow(scope, "PasswordReset", {
      name: "password-reset",
      comment: "From an administrator's request to a new password that only its owner knows.",
      tasks: { signOutUser, sendResetCode, ...shared },
      definition: (inside, tasks) => passwordResetDefinition(inside, tasks),
      removalPolicy,
    }),
  };
}

function sharedTasks(functions: Functions) {
  return {
    verifyEmailAttribute: functions.verifyEmailAttribute,
    sendLink: functions.sendLink,
    storeTaskToken: functions.storeTaskToken,
    finishPasswordChallenge: functions.finishPasswordChallenge,
    answerMfaChallenge: functions.answerMfaChallenge,
    emitEvent: functions.emitEvent,
    closeOnboarding: functions.closeOnboarding,
  };
}
