import type { News, Witness } from "../recorder/recorder.ts";
import { DAY, isReset, MINUTE, REMINDER_DAYS } from "./model/design-constants.ts";
import { factsOf, hashOf, secretIn } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { remembering, type SafetyRule, type Scene } from "./rule.ts";

type Mailed = News["mails"][number];

interface LinkMail extends Mailed {
  readonly recordId: string;
  readonly secret: string;
  readonly round: number;
  readonly to: string;
}

/** Mails with a link of ours. */
export function linkMails({ mails }: Pick<News, "mails">): readonly LinkMail[] {
  return mails.flatMap(({ at, mail }) => {
    const link = secretIn(/\/#\S+/.exec(mail.text)?.[0] ?? "");
    return link === undefined ? [] : [{ at, mail, ...link, round: Number(mail.tags["round"]), to: mail.to.join() }];
  });
}

/** What reaches a mailbox. */
export const mailRules: readonly SafetyRule[] = [
  {
    name: "a link's hash is on the record before its mail leaves",
    on: "mails",
    *broken(news, { witness }) {
      for (const { recordId, secret, round } of linkMails(news)) {
        const link = witness.records.get(recordId)?.links.find(({ hash }) => hash === hashOf(secret));
        if (link?.round !== round) yield `${recordId} does not know the link that was mailed for round ${round}`;
      }
    },
  },
  {
    name: "a mail goes to one address, and one that HR has named",
    on: "mails",
    *broken({ mails }, { story }) {
      const named = story.people.flatMap(({ email, newEmail }) => [email, newEmail]);
      for (const { mail } of mails) {
        if (mail.to.length !== 1 || !named.includes(mail.to.join())) yield `${mail.subject} went to ${mail.to.length}`;
      }
    },
  },
  {
    name: "no mail goes to an address that HR had replaced when its link was made",
    on: "mails",
    *broken(news, scene) {
      const { links } = factsOf(scene);
      for (const { recordId, secret, to } of linkMails(news)) {
        const record = scene.witness.records.get(recordId);
        const person = scene.story.people.find(({ employeeId }) => employeeId === record?.employeeId);
        if (record === undefined || isReset(record) || person === undefined) continue;
        const hasMoved = links.get(hashOf(secret))?.toldBefore.has("EmailChanged");
        if (to !== (hasMoved ? person.newEmail : person.email)) yield `round ${record.round} of ${recordId}`;
      }
    },
  },
  {
    name: "a reset is mailed to the address that the account has",
    on: "mails",
    *broken(news, scene) {
      const { accounts } = factsOf(scene);
      for (const { recordId, to } of linkMails(news)) {
        const record = scene.witness.records.get(recordId);
        if (record === undefined || !isReset(record)) continue;
        if (accounts.find(record.employeeId)?.email !== to) yield recordId;
      }
    },
  },
  {
    name: "no mail goes to an address that is not verified as this account's",
    on: "mails",
    *broken(news, scene) {
      const { accounts } = factsOf(scene);
      for (const { recordId, to } of linkMails(news)) {
        const account = accounts.find(scene.witness.records.get(recordId)?.employeeId ?? "");
        if (account?.email !== to || !account.isVerified) yield recordId;
      }
    },
  },
  remembering("a round has one mail, unless sending one has met a fault", "mails", oneMailEach),
  remembering("nobody is mailed more often than was asked for and reminders are due", "mails", (scene) =>
    asOftenAsDue(scene),
  ),
  {
    name: "nobody is mailed before their first day, unless HR wants it",
    on: "mails",
    *broken(news, scene) {
      const { told } = factsOf(scene);
      for (const { recordId, at } of linkMails(news)) {
        if (told.get(recordId)?.has("ResendRequested")) continue;
        const start = startOf(scene.witness, recordId);
        if (at < start) yield `${recordId} ${(start - at) / DAY} days early`;
      }
    },
  },
];

function oneMailEach({ witness }: Scene): (news: Pick<News, "mails">) => Iterable<string> {
  const mailed = new Set<string>();
  return function* (news) {
    for (const { recordId, round } of linkMails(news)) {
      const what = `round ${round} of ${recordId}`;
      if (mailed.has(what) && !hasMetFault(witness, recordId, round)) yield `${what} has a second mail`;
      mailed.add(what);
    }
  };
}

/** Whether an invocation that was to mail this round has met a fault. */
function hasMetFault(witness: Witness, recordId: string, round: number): boolean {
  const task: readonly string[] = [recordId, String(round)];
  return witness.calls.some(({ seen }) => {
    if (seen.functionName !== "send-link" || seen.fault === undefined) return false;
    const input: unknown = JSON.parse(seen.payload);
    return task[0] === textAt(input, "onboardingId") && String(Reflect.get(Object(input), "round")) === task[1];
  });
}

/** Every mail but the first is a reminder whose time has come, or somebody has asked for it. */
function asOftenAsDue(scene: Scene): (news: Pick<News, "mails">) => Iterable<string> {
  const rounds = new Map<string, Set<number>>();
  return function* (news) {
    for (const { recordId, round, at } of linkMails(news)) {
      const mailed = rounds.get(recordId) ?? new Set();
      rounds.set(recordId, mailed.add(round));
      const record = scene.witness.records.get(recordId);
      if (record === undefined) continue;
      const invitedAt = Date.parse(textAt(record, "invitedAt")) - scene.story.skewMs;
      const due = isReset(record) ? [] : REMINDER_DAYS.filter((days) => invitedAt + days * DAY <= at);
      // The first of a record's signal ids is the event that began it.
      const asked = record.signalIds.length - 1;
      if (mailed.size > 1 + due.length + asked)
        yield `${recordId} has ${mailed.size} mails, ${asked} of them asked for`;
    }
  };
}

/** HR's first day for somebody, as the run was told; less a minute, as clocks differ. */
function startOf({ executions }: Witness, recordId: string): number {
  const run = executions.find(({ name }) => name === recordId);
  return Date.parse(textAt(JSON.parse(run?.input ?? "{}"), "startsAt")) - MINUTE;
}
