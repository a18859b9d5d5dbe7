import type { Observations, Recorder } from "../recorder/recorder.ts";
import { DAY, isReset, MINUTE, REMINDER_DAYS } from "./model/design-constants.ts";
import { hashOf, modelOf, secretIn } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { type RuleContext, type SafetyRule, statefulRule } from "./rule.ts";

type Mailed = Observations["mails"][number];

interface LinkMail extends Mailed {
  readonly recordId: string;
  readonly secret: string;
  readonly round: number;
  readonly to: string;
}

/** Mails with a link of ours. */
export function linkMails({ mails }: Pick<Observations, "mails">): readonly LinkMail[] {
  return mails.flatMap(({ at, mail }) => {
    const link = secretIn(/\/#\S+/.exec(mail.text)?.[0] ?? "");
    return link === undefined ? [] : [{ at, mail, ...link, round: Number(mail.tags["round"]), to: mail.to.join() }];
  });
}

/** What reaches a mailbox. */
export const mailRules: readonly SafetyRule[] = [
  {
    name: "a link's hash is on the record before its mail is sent",
    on: "mails",
    *violations(observations, { recorder }) {
      for (const { recordId, secret, round } of linkMails(observations)) {
        const link = recorder.records.get(recordId)?.links.find(({ hash }) => hash === hashOf(secret));
        if (link?.round !== round) yield `${recordId} does not know the link that was mailed for round ${round}`;
      }
    },
  },
  {
    name: "a mail goes to one address, which HR has given",
    on: "mails",
    *violations({ mails }, { story }) {
      const named = story.people.flatMap(({ email, newEmail }) => [email, newEmail]);
      for (const { mail } of mails) {
        if (mail.to.length !== 1 || !named.includes(mail.to.join())) yield `${mail.subject} went to ${mail.to.length}`;
      }
    },
  },
  {
    name: "no mail goes to an address that HR had replaced when the link was created",
    on: "mails",
    *violations(observations, context) {
      const { links } = modelOf(context);
      for (const { recordId, secret, to } of linkMails(observations)) {
        const record = context.recorder.records.get(recordId);
        const person = context.story.people.find(({ employeeId }) => employeeId === record?.employeeId);
        if (record === undefined || isReset(record) || person === undefined) continue;
        const hasMoved = links.get(hashOf(secret))?.signalledBefore.has("EmailChanged");
        if (to !== (hasMoved ? person.newEmail : person.email)) yield `round ${record.round} of ${recordId}`;
      }
    },
  },
  {
    name: "the mail of a reset goes to the account's address",
    on: "mails",
    *violations(observations, context) {
      const { accounts } = modelOf(context);
      for (const { recordId, to } of linkMails(observations)) {
        const record = context.recorder.records.get(recordId);
        if (record === undefined || !isReset(record)) continue;
        if (accounts.find(record.employeeId)?.email !== to) yield recordId;
      }
    },
  },
  {
    name: "no mail goes to an address that is not verified for this account",
    on: "mails",
    *violations(observations, context) {
      const { accounts } = modelOf(context);
      for (const { recordId, to } of linkMails(observations)) {
        const account = accounts.find(context.recorder.records.get(recordId)?.employeeId ?? "");
        if (account?.email !== to || !account.isVerified) yield recordId;
      }
    },
  },
  statefulRule("a round has one mail, except after a fault while sending it", "mails", oneMailEach),
  statefulRule("no person gets more mails than were requested and reminders are due", "mails", (context) =>
    asOftenAsDue(context),
  ),
  {
    name: "no person is mailed before the start, unless HR requests it",
    on: "mails",
    *violations(observations, context) {
      const { signalled } = modelOf(context);
      for (const { recordId, at } of linkMails(observations)) {
        if (signalled.get(recordId)?.has("ResendRequested")) continue;
        const start = startOf(context.recorder, recordId);
        if (at < start) yield `${recordId} ${(start - at) / DAY} days early`;
      }
    },
  },
];

function oneMailEach({ recorder }: RuleContext): (observations: Pick<Observations, "mails">) => Iterable<string> {
  const mailed = new Set<string>();
  return function* (observations) {
    for (const { recordId, round } of linkMails(observations)) {
      const what = `round ${round} of ${recordId}`;
      if (mailed.has(what) && !hasMetFault(recorder, recordId, round)) yield `${what} has a second mail`;
      mailed.add(what);
    }
  };
}

/** Whether an invocation that was to mail this round has met a fault. */
function hasMetFault(recorder: Recorder, recordId: string, round: number): boolean {
  const task: readonly string[] = [recordId, String(round)];
  return recorder.calls.some(({ seen }) => {
    if (seen.functionName !== "send-link" || seen.fault === undefined) return false;
    const input: unknown = JSON.parse(seen.payload);
    return task[0] === textAt(input, "onboardingId") && String(Reflect.get(Object(input), "round")) === task[1];
  });
}

/** Every mail but the first is a reminder whose time has come, or somebody has asked for it. */
function asOftenAsDue(context: RuleContext): (observations: Pick<Observations, "mails">) => Iterable<string> {
  const rounds = new Map<string, Set<number>>();
  return function* (observations) {
    for (const { recordId, round, at } of linkMails(observations)) {
      const mailed = rounds.get(recordId) ?? new Set();
      rounds.set(recordId, mailed.add(round));
      const record = context.recorder.records.get(recordId);
      if (record === undefined) continue;
      const invitedAt = Date.parse(textAt(record, "invitedAt")) - context.story.skewMs;
      const due = isReset(record) ? [] : REMINDER_DAYS.filter((days) => invitedAt + days * DAY <= at);
      // The first of a record's signal ids is the event that began it.
      const asked = record.signalIds.length - 1;
      if (mailed.size > 1 + due.length + asked)
        yield `${recordId} has ${mailed.size} mails, ${asked} of them asked for`;
    }
  };
}

/** HR's first day for somebody, as the run was signalled; less a minute, as clocks differ. */
function startOf({ executions }: Recorder, recordId: string): number {
  const run = executions.find(({ name }) => name === recordId);
  return Date.parse(textAt(JSON.parse(run?.input ?? "{}"), "startsAt")) - MINUTE;
}
