import { expect } from "vitest";
import {
  advanceToInvited,
  advanceToSubmitted,
  advanceToWaiting,
  createUser,
  disableUser,
  envelopeOf,
  expire,
  finish,
  type OnboardingCase,
  SHORT_PASSWORD,
  sendLink,
  startOnboarding,
  storeTaskToken,
  submitPassword,
  verifyEmail,
} from "../../support/onboarding-case.ts";

/** One run of a task, and what happens before it. */
export interface Scenario {
  readonly title: string;
  readonly prepare?: (onboarding: OnboardingCase) => Promise<unknown>;
  readonly run: (onboarding: OnboardingCase) => Promise<unknown>;
  /** By default a password that Cognito accepts. */
  readonly password?: string;
  /** The task has nothing to do, so no call of it has an effect. */
  readonly onlyReads?: true;
}

export const scenarios: readonly Scenario[] = [
  { title: "start-onboarding", run: startOnboarding },
  {
    title: "start-onboarding, of an unusable event",
    run: ({ tasks, employeeId }) => tasks.startOnboarding(envelopeOf({ employeeId }, `event-of-${employeeId}`)),
  },
  { title: "create-suppressed-user", run: (onboarding) => createUser(onboarding) },
  {
    title: "create-suppressed-user, of a person who is hired again",
    prepare: async (onboarding) => {
      await createUser(onboarding);
      await disableUser(onboarding);
    },
    run: (onboarding) => createUser(onboarding, 2),
  },
  { title: "verify-email-attribute", prepare: (onboarding) => createUser(onboarding), run: verifyEmail },
  { title: "send-link", prepare: startOnboarding, run: (onboarding) => sendLink(onboarding) },
  {
    title: "send-link, after a receiver that crashed before it recorded the start",
    prepare: async (onboarding) => {
      const { network } = onboarding.testbed;
      const startExecution = 3;
      network.injectFault({ call: startExecution, fault: "loses its answer" });
      await expect(startOnboarding(onboarding)).rejects.toThrow();
      expect(network.calls[startExecution - 1]).toMatch(/\.StartExecution$/);
      network.reset();
    },
    run: (onboarding) => sendLink(onboarding),
  },
  { title: "send-link, of a reminder", prepare: advanceToWaiting, run: (onboarding) => sendLink(onboarding, 2) },
  {
    title: "send-link, after the person has submitted a password",
    prepare: advanceToSubmitted,
    run: (onboarding) => sendLink(onboarding, 2),
    onlyReads: true,
  },
  { title: "store-task-token", prepare: advanceToInvited, run: (onboarding) => storeTaskToken(onboarding) },
  {
    title: "store-task-token, with a password that was submitted before",
    prepare: async (onboarding) => {
      await advanceToInvited(onboarding);
      await submitPassword(onboarding);
    },
    run: (onboarding) => storeTaskToken(onboarding),
  },
  { title: "submit-password", prepare: advanceToWaiting, run: (onboarding) => submitPassword(onboarding) },
  {
    title: "submit-password, before the execution waits",
    prepare: advanceToInvited,
    run: (onboarding) => submitPassword(onboarding),
  },
  { title: "finish-password-challenge", prepare: advanceToSubmitted, run: finish },
  {
    title: "finish-password-challenge, of a password that Cognito refuses",
    prepare: advanceToSubmitted,
    run: finish,
    password: SHORT_PASSWORD,
  },
  {
    title: "emit-event",
    run: ({ tasks, onboardingId, employeeId }) =>
      tasks.emitEvent({
        type: "UserActivated",
        onboardingId,
        employeeId,
        sub: "sub",
        activatedAt: "2026-01-05T09:00:00.000Z",
      }),
  },
  { title: "close-onboarding", prepare: advanceToWaiting, run: expire },
  { title: "close-onboarding, after the person has submitted a password", prepare: advanceToSubmitted, run: expire },
];
