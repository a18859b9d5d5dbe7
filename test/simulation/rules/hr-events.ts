import type { News } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { MINUTE } from "../story/story.ts";
import { isOver, isReset } from "./model/design-constants.ts";
import { eventIdOf } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import type { FinalRule, Scene } from "./rule.ts";

const SECOND = 1_000;

type Said = News["events"][number];

const heard = ({ witness }: Scene, ...types: readonly string[]): readonly Said[] =>
  witness.all.events.filter(({ event }) => event.source === "hr" && types.includes(event["detail-type"]));

const recordsOf = ({ witness }: Scene, { event }: Said): readonly RecordSeen[] =>
  [...witness.records.values()].filter(({ employeeId }) => employeeId === textAt(event.detail, "employeeId"));

const isUsable = ({ event }: Said): boolean => /^[\w-]{1,64}$/.test(textAt(event.detail, "employeeId"));

/** When a record was over, by the table; in ms since the epoch. */
function overAt({ witness }: Scene, { id }: RecordSeen): number {
  const last = witness.all.writes.find(({ after }) => after.id === id && isOver(after));
  return last?.at ?? Number.POSITIVE_INFINITY;
}

/** When a record was there; what its own `createdAt` says may be some seconds before that. */
function begunAt({ witness }: Scene, { id }: RecordSeen): number {
  return witness.all.writes.find(({ after }) => after.id === id)?.at ?? Number.POSITIVE_INFINITY;
}

/** When the receivers of HR's events last did anything about one; undefined where they never did. */
function lastHandled({ witness }: Scene, { event }: Said): number | undefined {
  return witness.calls.findLast(({ seen }) => {
    const isReceiver = /^(start|signal)-/.test(seen.functionName);
    return isReceiver && eventIdOf(seen.payload) === event.id;
  })?.at;
}

/** Once the password is set a fresh link changes nothing: whether it was when a word was handled, or just before. */
function isSetAt({ witness }: Scene, { id }: RecordSeen, handledAt: number): boolean {
  const writes = witness.all.writes.filter(({ at, after }) => after.id === id && at <= handledAt);
  return writes.some(({ after }, index) => {
    const end = writes[index + 1]?.at ?? handledAt;
    return after.status === "CODE_WAITING" && end > handledAt - 10 * SECOND;
  });
}

const aboutOnboardings = ["EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"] as const;

/** When HR sent the hire that a record was made for. */
function hiredAt(scene: Scene, { signalIds }: RecordSeen): number {
  return heard(scene, "EmployeeHired").find(({ event }) => event.id === signalIds[0])?.at ?? Number.NaN;
}

/** A word that overtakes its hire waits for it so long: by clocks that may be off, from a time in whole seconds on. */
const waitsUntil = ({ story }: Scene, { at }: Said): number => at + 2 * MINUTE - SECOND - story.skewMs;

/** Nothing that HR says is lost. */
export const wordRules: readonly FinalRule[] = [
  {
    name: "every hire leads to an onboarding",
    *broken(scene) {
      for (const said of heard(scene, "EmployeeHired").filter(isUsable)) {
        // One that is open or activated makes a hire a duplicate.
        const answer = recordsOf(scene, said).find(
          (record) => !isReset(record) && overAtOrActive(scene, record) >= said.at,
        );
        if (answer === undefined) yield `${textAt(said.event.detail, "employeeId")} of ${said.event.id}`;
      }
    },
  },
  {
    name: "every word of HR to an open onboarding counts",
    *broken(scene) {
      for (const said of heard(scene, ...aboutOnboardings)) {
        const records = recordsOf(scene, said).filter((record) => !isReset(record));
        if (records.some(({ signalIds }) => signalIds.includes(said.event.id))) continue;
        const handledAt = lastHandled(scene, said) ?? Number.POSITIVE_INFINITY;
        const isOpen = (record: RecordSeen) =>
          hiredAt(scene, record) <= said.at &&
          begunAt(scene, record) < waitsUntil(scene, said) &&
          overAt(scene, record) > handledAt &&
          !(said.event["detail-type"] === "InvitationResendRequested" && isSetAt(scene, record, handledAt));
        if (records.some(isOpen)) yield `${said.event["detail-type"]} of ${said.event.id}`;
      }
    },
  },
  {
    name: "no word of HR reaches a hire that was sent after it",
    *broken(scene) {
      const sure = SECOND + scene.story.skewMs;
      for (const said of heard(scene, ...aboutOnboardings)) {
        const reached = recordsOf(scene, said).filter(({ signalIds }) => signalIds.includes(said.event.id));
        for (const record of reached) {
          if (hiredAt(scene, record) > said.at + sure) yield `${said.event["detail-type"]} reached ${record.id}`;
        }
      }
    },
  },
  {
    name: "a word of HR about nobody is no dead letter",
    broken: ({ world: { services } }) =>
      services.sqs
        .queues()
        .flatMap(({ arn }) => services.sqs.messages(arn))
        .filter(({ body }) => textAt(JSON.parse(body), "responsePayload", "errorType") === "HireNotSeenYet")
        .map(({ body }) => textAt(JSON.parse(body), "requestPayload", "detail-type")),
  },
  {
    name: "an event that nobody can use is kept and answered",
    *broken(scene) {
      const { witness } = scene;
      for (const { event } of heard(scene, "EmployeeHired").filter((said) => !isUsable(said))) {
        const isAnswered = witness.all.events.some(
          ({ event: told }) => textAt(told.detail, "id") === `${event.id}:rejected`,
        );
        const isKept = witness.all.effects.some(
          ({ seen }) =>
            seen.call.operation === "SendMessage" && textAt(seen.call.input, "MessageBody").includes(event.id),
        );
        if (!isAnswered || !isKept) yield `${event.id} is ${isKept ? "not answered" : "not kept"}`;
      }
    },
  },
];

/** As `overAt`; who is activated stays so. */
function overAtOrActive(scene: Scene, record: RecordSeen): number {
  return record.status === "ACTIVATED" ? Number.POSITIVE_INFINITY : overAt(scene, record);
}
