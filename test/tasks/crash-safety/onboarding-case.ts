import { AdminDisableUserCommand, AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Signal } from "../../../tasks/lib/signal/signal.ts";
import type { Whose } from "../../support/outcome.ts";
import { type Tasks, tasksOf } from "../../support/tasks.ts";
import type { TaskWorld } from "../../support/testbed.ts";

/** Cognito takes this one, and refuses the other as too short. */
export const GOOD_PASSWORD = "a-quiet-walk-at-dawn";
export const SHORT_PASSWORD = "nine-to-5";

/** One person's onboarding, brought step by step to where a test wants it. */
export interface OnboardingCase extends Whose {
  readonly world: TaskWorld;
  readonly tasks: Tasks;
  readonly hire: {
    readonly employeeId: string;
    readonly email: string;
    readonly givenName: string;
    readonly familyName: string;
  };
}

let people = 0;

/** A person whom nobody knows yet. */
export function newCase(world: TaskWorld, password = GOOD_PASSWORD): OnboardingCase {
  people += 1;
  const employeeId = `p${people}p`;
  const hire = { employeeId, email: `${employeeId}@example.com`, givenName: "Ada", familyName: "Lovelace" };
  return { world, tasks: tasksOf(world), hire, password, ...hire, onboardingId: `hire-${employeeId}` };
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

/** Arms the link with the token of the execution that waits, or of another one that does. */
export async function storeTaskToken(
  { tasks, world, onboardingId }: OnboardingCase,
  name = onboardingId,
  signalId = "",
) {
  await world.services.activity.idle();
  return tasks.storeTaskToken({ onboardingId, taskToken: world.services.tokens.get(name) ?? "", signalId });
}

/** A further wait, because Step Functions gives each attempt and each visit a token of its own. */
export async function startWait({ world, onboardingId }: OnboardingCase): Promise<string> {
  const name = `${onboardingId}-wait-${world.services.tokens.size}`;
  await world.clients.stateMachines.send(new StartExecutionCommand({ stateMachineArn: world.stateMachineArn, name }));
  await world.services.activity.idle();
  return name;
}

export function submitPassword(onboarding: OnboardingCase, password = onboarding.password) {
  return onboarding.tasks.submitPassword(latestLink(onboarding), password);
}

export function latestLink({ world, email }: OnboardingCase): string {
  const mail = world.services.ses.mailbox().findLast(({ to }) => to.includes(email));
  return mail?.text.match(/#(\S+)/)?.[1] ?? "";
}

export const finish = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.finishPasswordChallenge({ onboardingId, employeeId });

export const close = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.closeOnboarding({ onboardingId, employeeId, reason: "expired" });

export const cancel = ({ tasks, onboardingId, employeeId }: OnboardingCase) =>
  tasks.closeOnboarding({ onboardingId, employeeId, reason: "cancelled" });

export const takeNewAddress = ({ tasks, onboardingId, employeeId }: OnboardingCase, signalId: string) =>
  tasks.takeNewAddress({ onboardingId, employeeId, signalId });

export const hireCancelled = { id: "signal-cancel", name: "HireCancelled" } as const;
export const resendRequested = { id: "signal-resend", name: "ResendRequested" } as const;

export const signal = ({ tasks, onboardingId }: OnboardingCase, told: Signal) => tasks.storeSignal(onboardingId, told);

/** HR corrects the address. */
export async function changeAddress(onboarding: OnboardingCase, email: string) {
  const sealedAddress = await onboarding.tasks.sealAddress(onboarding.onboardingId, email);
  return signal(onboarding, { id: `signal-${email}`, name: "EmailChanged", sealedAddress });
}

export async function disableUser({ world, employeeId }: OnboardingCase): Promise<void> {
  const { clients, userPoolId: UserPoolId } = world;
  await clients.cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: employeeId }));
}

/** As another attempt does that begins anew. */
export async function setTemporaryPassword({ world, employeeId }: OnboardingCase): Promise<void> {
  const Password = "somebody-elses-temporary-password";
  const target = { UserPoolId: world.userPoolId, Username: employeeId };
  await world.clients.cognito.send(new AdminSetUserPasswordCommand({ ...target, Password }));
}

/** Whether a wait has been completed. */
export async function isWoken(onboarding: OnboardingCase, name = onboarding.onboardingId): Promise<boolean> {
  return (await howWoken(onboarding, name)) === "answer";
}

/** How a wait has ended: by an answer, by a signal's name, or not yet. */
export async function howWoken({ world, onboardingId }: OnboardingCase, name = onboardingId): Promise<string> {
  await world.services.activity.idle();
  const executionArn = `${world.stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
  const { status, error } = await world.clients.stateMachines.send(new DescribeExecutionCommand({ executionArn }));
  if (status === "RUNNING") return "not yet";
  return status === "SUCCEEDED" ? "answer" : (error ?? String(status));
}

/** Started, with a user. */
export async function startedWithUser(onboarding: OnboardingCase): Promise<void> {
  await startOnboarding(onboarding);
  await createUser(onboarding);
}

/** As `startedWithUser`, and mailed the first link. */
export async function mailed(onboarding: OnboardingCase): Promise<void> {
  await startedWithUser(onboarding);
  await verifyEmail(onboarding);
  await sendLink(onboarding);
}

/** As `mailed`, and waiting for the person. */
export async function armed(onboarding: OnboardingCase): Promise<void> {
  await mailed(onboarding);
  await storeTaskToken(onboarding);
}

/** As `armed`, and answered by the person. */
export async function answered(onboarding: OnboardingCase): Promise<void> {
  await armed(onboarding);
  await submitPassword(onboarding);
}
