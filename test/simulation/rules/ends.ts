import type { RecordSeen } from "../recorder/records.ts";
import { toldIn } from "./events.ts";
import { DAY, DEADLINE_DAYS, isReset } from "./model/design-constants.ts";
import { itemsAt, textAt } from "./model/read.ts";
import { ends } from "./model/steps.ts";
import type { FinalRule, Scene } from "./rule.ts";

/** How a run ends by the end of its record, and by which event the world is told. */
const endOf: Readonly<Record<string, readonly [run: string, event: string]>> = {
  ACTIVATED: ["Activated", "UserActivated"],
  EXPIRED: ["Expired", "OnboardingExpired"],
  CANCELLED: ["Cancelled", "OnboardingCancelled"],
};
const resetEndOf: typeof endOf = { ACTIVATED: ["Completed", "PasswordResetCompleted"], EXPIRED: ["Expired", ""] };

const endsOf = (record: RecordSeen) => (isReset(record) ? resetEndOf : endOf)[record.status];

/** How things stand once nothing moves any more. */
export const endRules: readonly FinalRule[] = [
  {
    name: "every run ends in a named end",
    broken: ({ witness }) =>
      witness.executions.flatMap(({ name, status, current }) =>
        status === "SUCCEEDED" && ends.includes(current.name) ? [] : [`${name} is ${status} in ${current.name}`],
      ),
  },
  {
    name: "every record has a run, and both end alike",
    *broken({ witness }) {
      const runs = new Map(witness.executions.map((run) => [run.name, run]));
      for (const record of witness.records.values()) {
        const run = runs.get(record.id);
        const [end] = endsOf(record) ?? [];
        if (run === undefined || run.current.name !== end)
          yield `${record.id} is ${record.status}, its run in ${run?.current.name}`;
      }
    },
  },
  {
    name: "every end is told to the world",
    *broken({ witness }) {
      const told = new Set(toldIn(witness.all).map(({ type, onboardingId }) => `${type} ${onboardingId}`));
      for (const record of witness.records.values()) {
        const [, event = ""] = endsOf(record) ?? [];
        if (event !== "" && !told.has(`${event} ${record.id}`))
          yield `${record.id} is ${record.status}, without ${event}`;
      }
    },
  },
  {
    name: "every run that fails is told by OnboardingFailed",
    *broken({ witness }) {
      const told = toldIn(witness.all).filter(({ type }) => type === "OnboardingFailed");
      const failures = witness.all.history.filter(({ event }) => event.type === "ExecutionFailed");
      for (const { execution } of failures) {
        const due = failures.filter((other) => other.execution.arn === execution.arn).length;
        const ids = new Set(
          told.filter(({ detail }) => textAt(detail, "executionArn") === execution.arn).map(({ id }) => id),
        );
        if (ids.size < due) yield `${execution.name} failed ${due} times, told of ${ids.size}`;
      }
    },
  },
  {
    name: "a run that fails raises an alarm",
    broken: ({ world }) => unheard(world.template),
  },
  {
    name: "every run ends within its deadline, and the time that repairs take",
    *broken(scene) {
      for (const { name, startDate, stopDate = Number.POSITIVE_INFINITY, input } of scene.witness.executions) {
        const start = Math.max(startDate, Date.parse(textAt(JSON.parse(input), "startsAt")) || 0);
        const late = stopDate - (start + DEADLINE_DAYS * DAY + slack(scene, name));
        if (late > 0) yield `${name} ended ${(late / DAY).toFixed(1)} days late`;
      }
    },
  },
];

/** Faults go on until a time of the story's; a broken run waits for somebody who looks every six hours. */
function slack({ story, witness }: Scene, name: string): number {
  const hasFailed = witness.all.history.some(
    ({ execution, event }) => execution.name === name && event.type === "ExecutionFailed",
  );
  return (hasFailed ? story.faultsUntil + DAY : 0) + DAY / 12;
}

/** All worlds of a deployment have one template. */
const unheardOf = new WeakMap<object, readonly string[]>();

/** State machines of a template whose failed runs nobody would hear of. */
function unheard(template: Scene["world"]["template"]): readonly string[] {
  const known = unheardOf.get(template) ?? lookFor(template);
  unheardOf.set(template, known);
  return known;
}

function lookFor({ Resources }: Scene["world"]["template"]): readonly string[] {
  const heard = new Set(
    Object.values(Resources).flatMap(({ Type, Properties }) => {
      if (Type !== "AWS::CloudWatch::Alarm" || Properties["MetricName"] !== "ExecutionsFailed") return [];
      return itemsAt(Properties, "Dimensions").map((dimension) => textAt(dimension, "Value", "Ref"));
    }),
  );
  return Object.entries(Resources).flatMap(([id, { Type }]) =>
    Type === "AWS::StepFunctions::StateMachine" && !heard.has(id) ? [id] : [],
  );
}
