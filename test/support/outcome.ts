import {
  AdminGetUserCommand,
  InitiateAuthCommand,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, ExecutionDoesNotExist } from "@aws-sdk/client-sfn";
import { hashSecret, parseLink } from "../../tasks/lib/link.ts";
import type { LinkHash, OnboardingRecord } from "../../tasks/lib/record/record.ts";
import { recordsOf } from "./tasks.ts";
import type { TaskWorld } from "./testbed.ts";

/** Whose traces to look for. */
export interface Whose {
  readonly employeeId: string;
  readonly email: string;
  readonly onboardingId: string;
  /** What the person chose. */
  readonly password: string;
}

/**
 * All that an onboarding has left behind, fit for comparing it with another one's: no random value, no id of a
 * person, and one of each thing that may be there twice because its repeats do no harm.
 */
export async function outcomeOf(world: TaskWorld, whose: Whose): Promise<unknown> {
  await world.services.activity.idle();
  const record = await recordsOf(world).find(whose.onboardingId);
  const parts = {
    record: recordView(record),
    user: await userOf(world, whose),
    mails: mailsOf(world, whose, record?.links ?? []),
    events: eventsOf(world, whose),
    execution: await executionOf(world, whose),
    rejected: rejectedOf(world, whose),
  };
  return JSON.parse(JSON.stringify(parts).replaceAll(whose.employeeId, "<employee>"));
}

function recordView(record: OnboardingRecord | undefined) {
  if (record === undefined) return undefined;
  const { links, taskToken, sealedPassword, ...rest } = record;
  const rounds = distinct(links.map(({ round, expiresAt }) => ({ round, expiresAt })));
  return { ...rest, rounds, isArmed: taskToken !== undefined, isAnswered: sealedPassword !== undefined };
}

async function userOf(world: TaskWorld, { employeeId, password }: Whose) {
  const { clients, userPoolId: UserPoolId, appClientId: ClientId } = world;
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

/** One entry a round: whether each of its mails has a link that is known, and whether there are at most two. */
function mailsOf(world: TaskWorld, { email }: Whose, links: readonly LinkHash[]) {
  const mails = world.services.ses.mailbox().filter(({ to }) => to.includes(email));
  const entries = mails.map(({ subject, tags, text }) => {
    const { round } = tags;
    const hash = hashSecret(parseLink(text.match(/#(\S+)/)?.[1] ?? "")?.secret ?? "");
    const linkWorks = links.some((link) => link.hash === hash && String(link.round) === round);
    return { subject, round, linkWorks, areFew: mails.filter((mail) => mail.tags["round"] === round).length <= 2 };
  });
  return distinct(entries);
}

/** Repeats of an event are alike to the last letter, so that they fall together here. */
function eventsOf(world: TaskWorld, { employeeId }: Whose) {
  const events = world.services.events
    .events()
    .map(({ event }) => ({ type: event["detail-type"], detail: event.detail }));
  return distinct(events.filter(({ detail }) => detail["employeeId"] === employeeId)).map(withoutSub);
}

function withoutSub({ type, detail }: { type: string; detail: Readonly<Record<string, unknown>> }) {
  const { sub, ...rest } = detail;
  return { type, detail: sub === undefined ? rest : { ...rest, hasSub: true } };
}

async function executionOf({ clients, stateMachineArn }: TaskWorld, { onboardingId }: Whose) {
  const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${onboardingId}`;
  try {
    const { status, input } = await clients.stateMachines.send(new DescribeExecutionCommand({ executionArn }));
    return { status, input };
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

function rejectedOf({ queue, services }: TaskWorld, { employeeId }: Whose) {
  const bodies = services.sqs.messages(queue.arn).map(({ body }) => body);
  return distinct(bodies.filter((body) => body.includes(employeeId)));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
