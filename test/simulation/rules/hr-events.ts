import type { Observations } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { MINUTE } from "../story/time.ts";
import { isOver, isReset } from "./model/design-constants.ts";
import { eventIdOf } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import type { LivenessRule, RuleContext } from "./rule.ts";

const SECOND = 1_000;

type WorkerMessage = Observations["events"][number];

const hrEventsOf = ({ recorder }: RuleContext, ...types: readonly string[]): readonly WorkerMessage[] =>
  recorder.all.events.filter(({ event }) => event.source === "hr" && types.includes(event["detail-type"]));

const recordsOf = ({ recorder }: RuleContext, { event }: WorkerMessage): readonly RecordSeen[] =>
  [...recorder.records.values()].filter(({ employeeId }) => employeeId === textAt(event.detail, "employeeId"));

const isUsable = ({ event }: WorkerMessage): boolean => /^[\w-]{1,64}$/.test(textAt(event.detail, "employeeId"));

/** When a record was over, by the table; in ms since the epoch. */
function overAt({ recorder }: RuleContext, { id }: RecordSeen): number {
  const last = recorder.all.writes.find(({ after }) => after.id === id && isOver(after));
  return last?.at ?? Number.POSITIVE_INFINITY;
}

/** When a record was there; what its own `createdAt` says may be some seconds before that. */
function begunAt({ recorder }: RuleContext, { id }: RecordSeen): number {
  return recorder.all.writes.find(({ after }) => after.id === id)?.at ?? Number.POSITIVE_INFINITY;
}

/** When the receivers of HR's events last did anything about one; undefined where they never did. */
function lastHandled({ recorder }: RuleContext, { event }: WorkerMessage): number | undefined {
  return recorder.calls.findLast(({ seen }) => {
    const isReceiver = /^(start|signal)-/.test(seen.functionName);
    return isReceiver && eventIdOf(seen.payload) === event.id;
  })?.at;
}

/** Once the password is set a fresh link changes nothing. Whether it was set when an event was handled, or just before. */
function isSetAt({ recorder }: RuleContext, { id }: RecordSeen, handledAt: number): boolean {
  const writes = recorder.all.writes.filter(({ at, after }) => after.id === id && at <= handledAt);
  return writes.some(({ after }, index) => {
    const end = writes[index + 1]?.at ?? handledAt;
    return after.status === "CODE_WAITING" && end > handledAt - 10 * SECOND;
  });
}

const aboutOnboardings = ["EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"] as const;

/** When HR sent the hire that a record was made for. */
function hiredAt(context: RuleContext, { signalIds }: RecordSeen): number {
  return hrEventsOf(context, "EmployeeHired").find(({ event }) => event.id === signalIds[0])?.at ?? Number.NaN;
}

/** How long an event that overtakes its hire waits for it: by clocks that may be off, and times in whole seconds. */
const waitsUntil = ({ story }: RuleContext, { at }: WorkerMessage): number => at + 2 * MINUTE - SECOND - story.skewMs;

/** No event of HR is lost. */
export const hrEventRules: readonly LivenessRule[] = [
  {
    name: "every hire leads to an onboarding",
    *violations(context) {
      for (const sent of hrEventsOf(context, "EmployeeHired").filter(isUsable)) {
        // One that is open or activated makes a hire a duplicate.
        const answer = recordsOf(context, sent).find(
          (record) => !isReset(record) && overAtOrActive(context, record) >= sent.at,
        );
        if (answer === undefined) yield `${textAt(sent.event.detail, "employeeId")} of ${sent.event.id}`;
      }
    },
  },
  {
    name: "every HR event about an open onboarding counts",
    *violations(context) {
      for (const sent of hrEventsOf(context, ...aboutOnboardings)) {
        const records = recordsOf(context, sent).filter((record) => !isReset(record));
        if (records.some(({ signalIds }) => signalIds.includes(sent.event.id))) continue;
        const handledAt = lastHandled(context, sent) ?? Number.POSITIVE_INFINITY;
        const isOpen = (record: RecordSeen) =>
          hiredAt(context, record) <= sent.at &&
          begunAt(context, record) < waitsUntil(context, sent) &&
          overAt(context, record) > handledAt &&
          !(sent.event["detail-type"] === "InvitationResendRequested" && isSetAt(context, record, handledAt));
        if (records.some(isOpen)) yield `${sent.event["detail-type"]} of ${sent.event.id}`;
      }
    },
  },
  {
    name: "no HR event reaches a hire that was sent after it",
    *violations(context) {
      const sure = SECOND + context.story.skewMs;
      for (const sent of hrEventsOf(context, ...aboutOnboardings)) {
        const reached = recordsOf(context, sent).filter(({ signalIds }) => signalIds.includes(sent.event.id));
        for (const record of reached) {
          if (hiredAt(context, record) > sent.at + sure) yield `${sent.event["detail-type"]} reached ${record.id}`;
        }
      }
    },
  },
  {
    name: "an HR event about nobody is no dead letter",
    violations: ({ world: { services } }) =>
      services.sqs
        .queues()
        .flatMap(({ arn }) => services.sqs.messages(arn))
        .filter(({ body }) => textAt(JSON.parse(body), "responsePayload", "errorType") === "HireNotSeenYet")
        .map(({ body }) => textAt(JSON.parse(body), "requestPayload", "detail-type")),
  },
  {
    name: "an unusable event is kept and answered",
    *violations(context) {
      const { recorder } = context;
      for (const { event } of hrEventsOf(context, "EmployeeHired").filter((sent) => !isUsable(sent))) {
        const isAnswered = recorder.all.events.some(
          ({ event: published }) => textAt(published.detail, "id") === `${event.id}:rejected`,
        );
        const isKept = recorder.all.effects.some(
          ({ seen }) =>
            seen.call.operation === "SendMessage" && textAt(seen.call.input, "MessageBody").includes(event.id),
        );
        if (!isAnswered || !isKept) yield `${event.id} is ${isKept ? "not answered" : "not kept"}`;
      }
    },
  },
];

/** As `overAt`; who is activated stays so. */
function overAtOrActive(context: RuleContext, record: RecordSeen): number {
  return record.status === "ACTIVATED" ? Number.POSITIVE_INFINITY : overAt(context, record);
}
