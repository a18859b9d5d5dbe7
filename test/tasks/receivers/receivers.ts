import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { createPublish } from "../../../tasks/lib/events/publish.ts";
import { createSendToDeadLetters } from "../../../tasks/lib/events/reject.ts";
import { failWait } from "../../../tasks/lib/execution/task-token.ts";
import type { OnboardingRecord } from "../../../tasks/lib/record/record.ts";
import { createRecordStore } from "../../../tasks/lib/record/record-store.ts";
import { createSeal } from "../../../tasks/lib/sealing.ts";
import { createReportBounce } from "../../../tasks/receivers/report-bounce/report-bounce.ts";
import { createSignalOnboarding } from "../../../tasks/receivers/signal-onboarding/signal-onboarding.ts";
import {
  createStartOnboarding,
  type StartOnboardingDeps,
} from "../../../tasks/receivers/start-onboarding/start-onboarding.ts";
import {
  createStartPasswordReset,
  type StartPasswordResetDeps,
} from "../../../tasks/receivers/start-password-reset/start-password-reset.ts";
import { buildRecord } from "../../support/build-record.ts";
import type { Testbed } from "../../support/testbed.ts";

type Settings = Pick<StartPasswordResetDeps, "hasFailed" | "sendsCodes" | "unverifiedAddress"> &
  Pick<StartOnboardingDeps, "isRunning">;

/** The receivers as their handlers wire them. Both state machines are the testbed's, which only waits. */
export function createReceivers(testbed: Testbed, settings: Partial<Settings> = {}) {
  const { clients, eventBusName, keyArn, queue, stateMachineArn, tableName, userPoolId } = testbed;
  const { cognito, stateMachines } = clients;
  const deps = {
    records: createRecordStore(clients.dynamodb, tableName),
    stateMachines,
    stateMachineArn,
    cognito,
    userPoolId,
    defaultLocale: "en",
    now: () => new Date(testbed.clock.now()),
    publish: createPublish(clients.events, eventBusName),
    sendToDeadLetters: createSendToDeadLetters(clients.queues, queue.url),
    failWait: (token: string, error: string, cause: string) => failWait(stateMachines, token, error, cause),
    seal: createSeal(clients.kms, keyArn, "address"),
    // The testbed's state machine has no Catch, so every signal fails its execution: a test passes in what has failed or runs.
    hasFailed: () => Promise.resolve(false),
    isRunning: () => Promise.resolve(false),
    ...({ sendsCodes: true, unverifiedAddress: "trusted", ...settings } as const),
  };
  return {
    records: deps.records,
    startOnboarding: createStartOnboarding(deps),
    signalOnboarding: createSignalOnboarding(deps),
    reportBounce: createReportBounce(deps),
    startPasswordReset: createStartPasswordReset(deps),
  };
}

export type Receivers = ReturnType<typeof createReceivers>;

/** Builds an event as EventBridge delivers it, without the time of sending. */
export function buildEvent<Type extends string>(type: Type, detail: unknown, id = "event-1") {
  return { id, "detail-type": type, source: "hr", detail };
}

/** Starts an execution that waits with a task token, and stores its record. */
export async function startWaitingRun(testbed: Testbed, overrides: Partial<OnboardingRecord> & { employeeId: string }) {
  const id = overrides.id ?? `hire-${overrides.employeeId}`;
  const { stateMachineArn } = testbed;
  await testbed.clients.stateMachines.send(new StartExecutionCommand({ stateMachineArn, name: id }));
  await testbed.services.activity.idle();
  const taskToken = testbed.services.tokens.get(id) ?? "";
  const record = buildRecord({ ...overrides, id, executionArn: executionArnOf(testbed, id), taskToken });
  await createReceivers(testbed).records.create(record);
  return record;
}

/** The status and input of an execution, and the error and cause that ended it. */
export async function describeExecution(testbed: Testbed, name: string) {
  await testbed.services.activity.idle();
  const describe = new DescribeExecutionCommand({ executionArn: executionArnOf(testbed, name) });
  const { status, error, cause, input = "{}" } = await testbed.clients.stateMachines.send(describe);
  const parsed: unknown = JSON.parse(input);
  return { status, error, cause, input: parsed };
}

function executionArnOf({ stateMachineArn }: Testbed, name: string): string {
  return `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}

/** The published events about an employee, without duplicates. */
export function publishedAbout(testbed: Testbed, employeeId: string) {
  const published = testbed.services.events.events().map(({ event }) => event);
  const about = published.filter(({ detail }) => detail["employeeId"] === employeeId);
  const entries = about.map((event) => ({ type: event["detail-type"], detail: event.detail }));
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** The messages in the dead-letter queue that name an employee, without duplicates. */
export function rejectedAbout(testbed: Testbed, employeeId: string): unknown[] {
  const bodies = testbed.services.sqs.messages(testbed.queue.arn).map(({ body }) => body);
  const about = bodies.filter((body) => body.includes(`"${employeeId}"`));
  return [...new Set(about)].map((body): unknown => JSON.parse(body));
}

export const PASSWORD = "a-quiet-walk-at-dawn";

interface AccountChanges {
  /** Whether the user has chosen a password; true by default. */
  readonly confirmed?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Creates an account as an administrator does, with a verified address. */
export async function createAccount(testbed: Testbed, Username: string, changes: AccountChanges = {}): Promise<void> {
  const { cognito } = testbed.clients;
  const target = { UserPoolId: testbed.userPoolId, Username };
  const usual = { email: `${Username.toLowerCase()}@example.com`, given_name: "Ada" };
  const { confirmed = true, attributes = usual } = changes;
  const all = Object.entries({ ...attributes, email_verified: "true" });
  const UserAttributes = all.map(([Name, Value]) => ({ Name, Value }));
  await cognito.send(new AdminCreateUserCommand({ ...target, MessageAction: "SUPPRESS", UserAttributes }));
  if (!confirmed) return;
  await cognito.send(new AdminSetUserPasswordCommand({ ...target, Password: PASSWORD, Permanent: true }));
}
