import type { RecordSeen } from "../witness/records.ts";
import type { News } from "../witness/witness.ts";
import { eventIdOf } from "./facts/facts.ts";
import { textAt } from "./facts/read.ts";
import { isOver, isReset } from "./facts/words.ts";
import type { FinalRule, Scene } from "./rule.ts";

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
      for (const said of heard(scene, "EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested")) {
        const records = recordsOf(scene, said).filter((record) => !isReset(record));
        if (records.some(({ signalIds }) => signalIds.includes(said.event.id))) continue;
        const handledAt = lastHandled(scene, said) ?? Number.POSITIVE_INFINITY;
        const isOpen = (record: RecordSeen) => begunAt(scene, record) < said.at && overAt(scene, record) > handledAt;
        if (records.some(isOpen)) yield `${said.event["detail-type"]} of ${said.event.id}`;
      }
    },
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
