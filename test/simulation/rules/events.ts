import type { Observations } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { modelOf } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { type RuleContext, type SafetyRule, statefulRule } from "./rule.ts";

interface Told {
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly onboardingId: string;
  readonly detail: unknown;
}

/** The events that the system publishes. */
export function publishedIn({ events }: Pick<Observations, "events">): readonly Told[] {
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
    name: "an end is published only for a record that has reached it",
    on: "events",
    *violations(observations, { recorder }) {
      for (const { type, onboardingId } of publishedIn(observations)) {
        const status = endOf[type];
        const record = recorder.records.get(onboardingId);
        if (status !== undefined && record?.status !== status) yield `${type} of ${onboardingId}, ${record?.status}`;
      }
    },
  },
  {
    name: "an event names the employee and the user of its onboarding",
    on: "events",
    *violations(observations, context) {
      for (const { type, onboardingId, detail } of publishedIn(observations)) {
        if (type === "OnboardingRejected" || type === "OnboardingFailed") continue;
        const record = context.recorder.records.get(onboardingId);
        if (textAt(detail, "employeeId") !== about(record)) yield `${type} of ${onboardingId}`;
        const username = textAt(detail, "username");
        if (username !== "" && username !== about(record)) yield `${type} of ${onboardingId} for ${username}`;
      }
    },
  },
  statefulRule("an event that is published twice has the same id and detail", "events", sameAgain),
  {
    name: "InvitationSent is published only for a mail that was sent",
    on: "events",
    *violations(observations, { recorder }) {
      for (const { type, onboardingId, detail } of publishedIn(observations)) {
        if (type !== "InvitationSent") continue;
        const round = String(Reflect.get(Object(detail), "round"));
        const isSent = recorder.all.mails.some(
          ({ mail }) => mail.tags["onboardingId"] === onboardingId && mail.tags["round"] === round,
        );
        if (!isSent) yield `round ${round} of ${onboardingId}`;
      }
    },
  },
  {
    name: "a reset is complete only after every other session has ended",
    on: "events",
    *violations(observations, context) {
      const { accounts } = modelOf(context);
      for (const { type, onboardingId } of publishedIn(observations)) {
        if (type !== "PasswordResetCompleted") continue;
        const record = context.recorder.records.get(onboardingId);
        const setAt = Date.parse(textAt(record, "activatedAt")) - context.story.skewMs;
        if (!((accounts.find(about(record))?.signedOutAt ?? 0) >= setAt)) yield onboardingId;
      }
    },
  },
  {
    name: "OnboardingFailed is published only for a run that has failed",
    on: "events",
    *violations(observations, { recorder }) {
      for (const { type, detail } of publishedIn(observations)) {
        if (type !== "OnboardingFailed") continue;
        const arn = textAt(detail, "executionArn");
        const hasFailed = recorder.all.history.some(
          ({ execution, event }) => execution.arn === arn && event.type === "ExecutionFailed",
        );
        if (!hasFailed) yield arn;
      }
    },
  },
];

/** Of each onboarding, one id for each end; for each id, one text. */
function sameAgain(_: RuleContext): (observations: Pick<Observations, "events">) => Iterable<string> {
  const [ids, texts] = [new Map<string, string>(), new Map<string, string>()];
  return function* (observations) {
    for (const { type, id, onboardingId, detail } of publishedIn(observations)) {
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
