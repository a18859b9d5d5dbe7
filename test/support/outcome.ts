import {
  AdminGetUserCommand,
  InitiateAuthCommand,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, ExecutionDoesNotExist } from "@aws-sdk/client-sfn";
import { hashSecret, parseLink } from "../../tasks/lib/link.ts";
import type { LinkHash, OnboardingRecord } from "../../tasks/lib/record/record.ts";
import { recordsOf } from "./tasks.ts";
import type { Testbed } from "./testbed.ts";

/** The person and the onboarding subject outcome is compared. */
export interface Subject {
  readonly employeeId: string;
  readonly email: string;
  readonly onboardingId: string;
  /** The password that the person chose. */
  readonly password: string;
}

/**
 * Everything that an onboarding has stored, mailed and published, in a form that can be compared with another onboarding:
 * without random values and ids of the person, and without duplicates that do no harm.
 */
export async function outcomeOf(testbed: Testbed, subject: Subject): Promise<unknown> {
  await testbed.services.activity.idle();
  const record = await recordsOf(testbed).find(subject.onboardingId);
  const parts = {
    record: recordView(record),
    user: await userOf(testbed, subject),
    mails: mailsOf(testbed, subject, record?.links ?? []),
    events: eventsOf(testbed, subject),
    execution: await executionOf(testbed, subject),
    rejected: rejectedOf(testbed, subject),
  };
  return JSON.parse(JSON.stringify(parts).replaceAll(subject.employeeId, "<employee>"));
}

function recordView(record: OnboardingRecord | undefined) {
  if (record === undefined) return undefined;
  const { links, taskToken, sealedPassword, ...rest } = record;
  const rounds = distinct(links.map(({ round, expiresAt }) => ({ round, expiresAt })));
  return { ...rest, rounds, isArmed: taskToken !== undefined, isAnswered: sealedPassword !== undefined };
}

async function userOf(testbed: Testbed, { employeeId, password }: Subject) {
  const { clients, userPoolId: UserPoolId, appClientId: ClientId } = testbed;
  try {
    const user = await clients.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: employeeId }));
    const attributes = (user.UserAttributes ?? []).filter(({ Name }) => Name !== "sub");
    return { status: user.UserStatus, isEnabled: user.Enabled, attributes, signsIn: await signsIn() };
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }

  async function signsIn(): Promise<boolean> {
    const AuthParameters = { USERNAME: employeeId, PASSWORD: password };
    const signIn = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    return clients.cognito.send(signIn).then(
      ({ AuthenticationResult }) => AuthenticationResult !== undefined,
      () => false,
    );
  }
}

/** One entry a round: whether its mails have a link that the record knows, and whether there are at most two of them. */
function mailsOf(testbed: Testbed, { email }: Subject, links: readonly LinkHash[]) {
  const mails = testbed.services.ses.mailbox().filter(({ to }) => to.includes(email));
  const entries = mails.map(({ subject, tags, text }) => {
    const { round } = tags;
    const hash = hashSecret(parseLink(text.match(/#(\S+)/)?.[1] ?? "")?.secret ?? "");
    const linkWorks = links.some((link) => link.hash === hash && String(link.round) === round);
    return { subject, round, linkWorks, areFew: mails.filter((mail) => mail.tags["round"] === round).length <= 2 };
  });
  return distinct(entries);
}

/** Repeats of an event are identical, so only one of them remains here. */
function eventsOf(testbed: Testbed, { employeeId }: Subject) {
  const events = testbed.services.events
    .events()
    .map(({ event }) => ({ type: event["detail-type"], detail: event.detail }));
  return distinct(events.filter(({ detail }) => detail["employeeId"] === employeeId)).map(withoutSub);
}

function withoutSub({ type, detail }: { type: string; detail: Readonly<Record<string, unknown>> }) {
  const { sub, ...rest } = detail;
  return { type, detail: sub === undefined ? rest : { ...rest, hasSub: true } };
}

async function executionOf({ clients, stateMachineArn }: Testbed, { onboardingId }: Subject) {
  const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${onboardingId}`;
  try {
    const { status, input } = await clients.stateMachines.send(new DescribeExecutionCommand({ executionArn }));
    return { status, input };
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

function rejectedOf({ queue, services }: Testbed, { employeeId }: Subject) {
  const bodies = services.sqs.messages(queue.arn).map(({ body }) => body);
  return distinct(bodies.filter((body) => body.includes(employeeId)));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
