import type { RecordSeen } from "../recorder/records.ts";
import { publishedIn } from "./events.ts";
import { DAY, DEADLINE_DAYS, isReset } from "./model/design-constants.ts";
import { itemsAt, textAt } from "./model/read.ts";
import { ends } from "./model/steps.ts";
import type { LivenessRule, RuleContext } from "./rule.ts";

/** How a run ends by the end of its record, and by which event the world is published. */
const endOf: Readonly<Record<string, readonly [run: string, event: string]>> = {
  ACTIVATED: ["Activated", "UserActivated"],
  EXPIRED: ["Expired", "OnboardingExpired"],
  CANCELLED: ["Cancelled", "OnboardingCancelled"],
};
const resetEndOf: typeof endOf = { ACTIVATED: ["Completed", "PasswordResetCompleted"], EXPIRED: ["Expired", ""] };

const endsOf = (record: RecordSeen) => (isReset(record) ? resetEndOf : endOf)[record.status];

/** How things stand once nothing moves any more. */
export const endRules: readonly LivenessRule[] = [
  {
    name: "every run ends in a named end",
    violations: ({ recorder }) =>
      recorder.executions.flatMap(({ name, status, current }) =>
        status === "SUCCEEDED" && ends.includes(current.name) ? [] : [`${name} is ${status} in ${current.name}`],
      ),
  },
  {
    name: "every record has a run, and both end alike",
    *violations({ recorder }) {
      const runs = new Map(recorder.executions.map((run) => [run.name, run]));
      for (const record of recorder.records.values()) {
        const run = runs.get(record.id);
        const [end] = endsOf(record) ?? [];
        if (run === undefined || run.current.name !== end)
          yield `${record.id} is ${record.status}, its run in ${run?.current.name}`;
      }
    },
  },
  {
    name: "every end is published",
    *violations({ recorder }) {
      const published = new Set(publishedIn(recorder.all).map(({ type, onboardingId }) => `${type} ${onboardingId}`));
      for (const record of recorder.records.values()) {
        const [, event = ""] = endsOf(record) ?? [];
        if (event !== "" && !published.has(`${event} ${record.id}`))
          yield `${record.id} is ${record.status}, without ${event}`;
      }
    },
  },
  {
    name: "every run that fails is published as OnboardingFailed",
    *violations({ recorder }) {
      const published = publishedIn(recorder.all).filter(({ type }) => type === "OnboardingFailed");
      const failures = recorder.all.history.filter(({ event }) => event.type === "ExecutionFailed");
      for (const { execution } of failures) {
        const due = failures.filter((other) => other.execution.arn === execution.arn).length;
        const ids = new Set(
          published.filter(({ detail }) => textAt(detail, "executionArn") === execution.arn).map(({ id }) => id),
        );
        if (ids.size < due) yield `${execution.name} failed ${due} times, published of ${ids.size}`;
      }
    },
  },
  {
    name: "a run that fails raises an alarm",
    violations: ({ world }) => unheard(world.template),
  },
  {
    name: "every run ends within its deadline and the time for repairs",
    *violations(context) {
      for (const { name, startDate, stopDate = Number.POSITIVE_INFINITY, input } of context.recorder.executions) {
        const start = Math.max(startDate, Date.parse(textAt(JSON.parse(input), "startsAt")) || 0);
        const late = stopDate - (start + DEADLINE_DAYS * DAY + slack(context, name));
        if (late > 0) yield `${name} ended ${(late / DAY).toFixed(1)} days late`;
      }
    },
  },
];

/** Faults go on until a time of the story's; a broken run waits for somebody who looks every six hours. */
function slack({ story, recorder }: RuleContext, name: string): number {
  const hasFailed = recorder.all.history.some(
    ({ execution, event }) => execution.name === name && event.type === "ExecutionFailed",
  );
  return (hasFailed ? story.faultsUntil + DAY : 0) + DAY / 12;
}

/** All worlds of a deployment have one template. */
const unheardOf = new WeakMap<object, readonly string[]>();

/** State machines of a template whose failed runs raise no alarm. */
function unheard(template: RuleContext["world"]["template"]): readonly string[] {
  const known = unheardOf.get(template) ?? lookFor(template);
  unheardOf.set(template, known);
  return known;
}

function lookFor({ Resources }: RuleContext["world"]["template"]): readonly string[] {
  const messages = new Set(
    Object.values(Resources).flatMap(({ Type, Properties }) => {
      if (Type !== "AWS::CloudWatch::Alarm" || Properties["MetricName"] !== "ExecutionsFailed") return [];
      return itemsAt(Properties, "Dimensions").map((dimension) => textAt(dimension, "Value", "Ref"));
    }),
  );
  return Object.entries(Resources).flatMap(([id, { Type }]) =>
    Type === "AWS::StepFunctions::StateMachine" && !messages.has(id) ? [id] : [],
  );
}
