import type { RuleContext, Violation } from "./rules/rule.ts";
import { START } from "./world/world.ts";

interface Line {
  readonly at: number;
  readonly text: string;
}

/** The last of what happened before a rule was broken; the whole of it with `npm run simulate -- --seed S --whole`. */
const LAST_LINES = 80;

/** What somebody needs to understand a broken rule: the rule, how to see it again, and what led to it. */
export function report(context: RuleContext, violations: readonly Violation[], seed: number, whole = false): string {
  const lines = timelineOf(context);
  const shown = whole ? lines : lines.slice(-LAST_LINES);
  const left = lines.length - shown.length;
  return [
    ...violations.map(({ rule, what, at }) => `BROKEN at ${since(at)}: ${rule}\n  ${what}`),
    `Again: npm run simulate -- --seeds 1 --seed ${seed}${left > 0 ? ` --whole   (${left} earlier lines)` : ""}`,
    "",
    ...shown,
    "",
  ].join("\n");
}

/** Everything that happened, in its order, a line each. */
export function timelineOf({ recorder, story }: RuleContext): string[] {
  const lines: Line[] = [
    { at: START, text: `deployed  ${story.deployed}` },
    ...story.people.flatMap(({ employeeId, hrEvents }) =>
      hrEvents.map(({ at, what }) => ({ at: START + at, text: `HR        ${employeeId}: ${what}` })),
    ),
    ...recorder.calls.map(({ at, seen: { functionName, call, fault } }) => ({
      at,
      text: `call      ${functionName}: ${call.operation}${fault === undefined ? "" : `   <== ${fault.toUpperCase()}`}`,
    })),
    ...recorder.all.writes.map(({ at, after: { id, status, round, signals } }) => ({
      at,
      text: `record    ${id} ${status}, round ${round}${signals.length === 0 ? "" : `, signals ${signals.map(({ name }) => name).join(", ")}`}`,
    })),
    ...recorder.all.history.flatMap(({ at, execution, event }) => historyLine(at, execution.name, event)),
    ...recorder.all.mails.map(({ at, mail }) => ({ at, text: `mail      to ${mail.to.join(", ")}: ${mail.subject}` })),
    ...recorder.all.events.map(({ at, event }) => ({ at, text: `event     ${event["detail-type"]}` })),
    ...recorder.requests.flatMap(({ at, answeredAt, route, status, state = "" }) => [
      { at, text: `person    ${route}` },
      ...(answeredAt === undefined ? [] : [{ at: answeredAt, text: `portal    ${route}: ${status} ${state}` }]),
    ]),
  ];
  // Sorting keeps the order of what happened at the same time, within each kind.
  return lines.sort((a, b) => a.at - b.at).map(({ at, text }) => `${since(at).padStart(14)}  ${text}`);
}

type HistoryEvent = RuleContext["recorder"]["all"]["history"][number]["event"];

function historyLine(at: number, name: string, { type, details }: HistoryEvent): Line[] {
  const { name: state, error } = { name: "", error: "", ...Object.values(details)[0] };
  if (/StateEntered$/.test(type)) return [{ at, text: `state     ${name}: ${state}` }];
  if (/Failed$|TimedOut$|Redriven$/.test(type)) return [{ at, text: `state     ${name}: ${type} ${error}` }];
  return [];
}

/** `1d 02:03:04.567` after the start. */
function since(at: number): string {
  const ms = at - START;
  const days = Math.floor(ms / 86_400_000);
  const time = new Date(ms % 86_400_000).toISOString().slice(11, 23);
  return days > 0 ? `${days}d ${time}` : time;
}
