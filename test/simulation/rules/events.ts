import type { News } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { factsOf } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { remembering, type SafetyRule, type Scene } from "./rule.ts";

interface Told {
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly onboardingId: string;
  readonly detail: unknown;
}

/** What the system tells the world. */
export function toldIn({ events }: Pick<News, "events">): readonly Told[] {
  return events.flatMap(({ at, event }) => {
    if (event.source !== "onboarding") return [];
    const { detail } = event;
    return [
      {
        at,
        detail,
        type: event["detail-type"],
        id: textAt(detail, "id"),
        onboardingId: textAt(detail, "onboardingId"),
      },
    ];
  });
}

/** The status of a record when the event goes out. */
const endOf: Readonly<Record<string, string>> = {
  UserActivated: "ACTIVATED",
  PasswordResetCompleted: "ACTIVATED",
  OnboardingExpired: "EXPIRED",
  OnboardingCancelled: "CANCELLED",
};

const about = (record: RecordSeen | undefined): string => record?.employeeId ?? "nobody";

/** The events that go out. */
export const eventRules: readonly SafetyRule[] = [
  {
    name: "an end is told only of a record that has come to it",
    on: "events",
    *broken(news, { witness }) {
      for (const { type, onboardingId } of toldIn(news)) {
        const status = endOf[type];
        const record = witness.records.get(onboardingId);
        if (status !== undefined && record?.status !== status) yield `${type} of ${onboardingId}, ${record?.status}`;
      }
    },
  },
  {
    name: "an event names the employee and the user of its onboarding",
    on: "events",
    *broken(news, scene) {
      for (const { type, onboardingId, detail } of toldIn(news)) {
        if (type === "OnboardingRejected" || type === "OnboardingFailed") continue;
        const record = scene.witness.records.get(onboardingId);
        if (textAt(detail, "employeeId") !== about(record)) yield `${type} of ${onboardingId}`;
        const username = textAt(detail, "username");
        if (username !== "" && username !== about(record)) yield `${type} of ${onboardingId} for ${username}`;
      }
    },
  },
  remembering("what is told twice has one id and says the same", "events", sameAgain),
  {
    name: "InvitationSent is told only of a mail that was sent",
    on: "events",
    *broken(news, { witness }) {
      for (const { type, onboardingId, detail } of toldIn(news)) {
        if (type !== "InvitationSent") continue;
        const round = String(Reflect.get(Object(detail), "round"));
        const isSent = witness.all.mails.some(
          ({ mail }) => mail.tags["onboardingId"] === onboardingId && mail.tags["round"] === round,
        );
        if (!isSent) yield `round ${round} of ${onboardingId}`;
      }
    },
  },
  {
    name: "a reset is complete only once every other session has ended",
    on: "events",
    *broken(news, scene) {
      const { accounts } = factsOf(scene);
      for (const { type, onboardingId } of toldIn(news)) {
        if (type !== "PasswordResetCompleted") continue;
        const record = scene.witness.records.get(onboardingId);
        const setAt = Date.parse(textAt(record, "activatedAt")) - scene.story.skewMs;
        if (!((accounts.find(about(record))?.signedOutAt ?? 0) >= setAt)) yield onboardingId;
      }
    },
  },
  {
    name: "OnboardingFailed is told only of a run that has failed",
    on: "events",
    *broken(news, { witness }) {
      for (const { type, detail } of toldIn(news)) {
        if (type !== "OnboardingFailed") continue;
        const arn = textAt(detail, "executionArn");
        const hasFailed = witness.all.history.some(
          ({ execution, event }) => execution.arn === arn && event.type === "ExecutionFailed",
        );
        if (!hasFailed) yield arn;
      }
    },
  },
];

/** Of each onboarding, one id for each end; for each id, one text. */
function sameAgain(_: Scene): (news: Pick<News, "events">) => Iterable<string> {
  const [ids, texts] = [new Map<string, string>(), new Map<string, string>()];
  return function* (news) {
    for (const { type, id, onboardingId, detail } of toldIn(news)) {
      const what = `${type} of ${onboardingId}`;
      const text = `${type} ${JSON.stringify(detail)}`;
      if ((texts.get(id) ?? text) !== text) yield `${id} says two things`;
      texts.set(id, text);
      if (endOf[type] === undefined) continue;
      if ((ids.get(what) ?? id) !== id) yield `${what} has two ids`;
      ids.set(what, id);
    }
  };
}
