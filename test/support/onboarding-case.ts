import { AdminDisableUserCommand, AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Signal } from "../../tasks/lib/signal/signal.ts";
import type { Subject } from "./outcome.ts";
import { createTasks, type Tasks } from "./tasks.ts";
import type { Testbed } from "./testbed.ts";

/** Cognito accepts this one, and refuses the other as too short. */
export const GOOD_PASSWORD = "a-quiet-walk-at-dawn";
export const SHORT_PASSWORD = "nine-to-5";

/** One person's onboarding, which a test runs step by step. */
export interface OnboardingCase extends Subject {
  readonly testbed: Testbed;
  readonly tasks: Tasks;
  readonly hire: {
    readonly employeeId: string;
    readonly email: string;
    readonly givenName: string;
    readonly familyName: string;
  };
}

let people = 0;

/** A new person, for whom no record and no user exist. */
export function newCase(testbed: Testbed, password = GOOD_PASSWORD): OnboardingCase {
  people += 1;
  const employeeId = `p${people}p`;
  const hire = { employeeId, email: `${employeeId}@example.com`, givenName: "Ada", familyName: "Lovelace" };
  return { testbed, tasks: createTasks(testbed), hire, password, ...hire, onboardingId: `hire-${employeeId}` };
}

export function envelopeOf(detail: object, id = "event-1") {
  return { id, "detail-type": "EmployeeHired", source: "hr", detail };
}

export const startOnboarding = ({ tasks, hire }: OnboardingCase) => tasks.startOnboarding(envelopeOf(hire));

export function createUser({ tasks, hire, onboardingId }: OnboardingCase, generation = 1) {
  return tasks.createSuppressedUser({ ...hire, onboardingId, generation, locale: "en" });
}

export const verifyEmail = ({ tasks, hire }: OnboardingCase) => tasks.verifyEmailAttribute(hire);

export function sendLink({ tasks, hire, onboardingId }: OnboardingCase, round = 1, signalId = "") {
  const kind = round === 1 ? "invitation" : "reminder";
  return tasks.sendLink({ ...hire, onboardingId, round, kind, signalId });
}

/** Stores the task token of the execution that waits, by default the onboarding's own. */
export async function storeTaskToken(
  { tasks, testbed, onboardingId }: OnboardingCase,
  name = onboardingId,
  signalId = "",
) {
  await testbed.services.activity.idle();
  return tasks.storeTaskToken({ onboardingId, taskToken: testbed.services.tokens.get(name) ?? "", signalId });
}

/** Starts a further wait, because Step Functions gives each attempt and each visit a token of its own. */
export async function startWait({ testbed, onboardingId }: OnboardingCase): Promise<string> {
  const name = `${onboardingId}-wait-${testbed.services.tokens.size}`;
  await testbed.clients.stateMachines.send(
    new StartExecutionCommand({ stateMachineArn: testbed.stateMachineArn, name }),
  );
  await testbed.services.activity.idle();
  return name;
}

export function submitPassword(onboarding: OnboardingCase, password = onboarding.password) {
  return onboarding.tasks.submitPassword(latestLink(onboarding), password);
}

export function latestLink({ testbed, email }: OnboardingCase): string {
  const mail = testbed.services.ses.mailbox().findLast(({ to }) => to.includes(email));
  return mail?.text.match(/#(\S+)/)?.[1] ?? "";
}

export const finish = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.finishPasswordChallenge({ onboardingId, employeeId });

export const expire = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.closeOnboarding({ onboardingId, employeeId, reason: "expired" });

export const cancel = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.closeOnboarding({ onboardingId, employeeId, reason: "cancelled" });

export const takeNewAddress = ({ tasks, onboardingId, employeeId }: OnboardingCase, signalId: string) =>
  tasks.takeNewAddress({ onboardingId, employeeId, signalId });

export const hireCancelled = { id: "signal-cancel", name: "HireCancelled" } as const;
export const resendRequested = { id: "signal-resend", name: "ResendRequested" } as const;

export const sendSignal = ({ tasks, onboardingId }: OnboardingCase, signal: Signal) =>
  tasks.storeSignal(onboardingId, signal);

/** Stores the signal of an address that HR has corrected. */
export async function changeAddress(onboarding: OnboardingCase, email: string) {
  const sealedAddress = await onboarding.tasks.sealAddress(onboarding.onboardingId, email);
  return sendSignal(onboarding, { id: `signal-${email}`, name: "EmailChanged", sealedAddress });
}

export async function disableUser({ testbed, employeeId }: OnboardingCase): Promise<void> {
  const { clients, userPoolId: UserPoolId } = testbed;
  await clients.cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: employeeId }));
}

/** Sets a temporary password, as another attempt of the task does. */
export async function setTemporaryPassword({ testbed, employeeId }: OnboardingCase): Promise<void> {
  const Password = "somebody-elses-temporary-password";
  const target = { UserPoolId: testbed.userPoolId, Username: employeeId };
  await testbed.clients.cognito.send(new AdminSetUserPasswordCommand({ ...target, Password }));
}

/** Whether a submitted password or code has completed a wait. */
export async function isWaitCompleted(onboarding: OnboardingCase, name = onboarding.onboardingId): Promise<boolean> {
  return (await resultOfWait(onboarding, name)) === "answer";
}

/** How a wait has ended: "answer", the name of a signal, or "not yet". */
export async function resultOfWait({ testbed, onboardingId }: OnboardingCase, name = onboardingId): Promise<string> {
  await testbed.services.activity.idle();
  const executionArn = `${testbed.stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
  const { status, error } = await testbed.clients.stateMachines.send(new DescribeExecutionCommand({ executionArn }));
  if (status === "RUNNING") return "not yet";
  return status === "SUCCEEDED" ? "answer" : (error ?? String(status));
}

/** Brings an onboarding to the status STARTED, with a user in Cognito. */
export async function advanceToUserCreated(onboarding: OnboardingCase): Promise<void> {
  await startOnboarding(onboarding);
  await createUser(onboarding);
}

/** Brings an onboarding to the status INVITED: the first link is mailed. */
export async function advanceToInvited(onboarding: OnboardingCase): Promise<void> {
  await advanceToUserCreated(onboarding);
  await verifyEmail(onboarding);
  await sendLink(onboarding);
}

/** Brings an onboarding to the status WAITING: the task token is stored. */
export async function advanceToWaiting(onboarding: OnboardingCase): Promise<void> {
  await advanceToInvited(onboarding);
  await storeTaskToken(onboarding);
}

/** Brings an onboarding to the status SUBMITTED: the person has submitted the password. */
export async function advanceToSubmitted(onboarding: OnboardingCase): Promise<void> {
  await advanceToWaiting(onboarding);
  await submitPassword(onboarding);
}
