import type { HistorySeen, Observations } from "../recorder/recorder.ts";
import { textAt } from "./model/read.ts";
import { followers, outcomes, passing } from "./model/steps.ts";
import { type SafetyRule, statefulRule } from "./rule.ts";

const entered = (seen: HistorySeen): string => textAt(seen.event.details, "stateEnteredEventDetails", "name");
const isRecord = (name: string) => !/-c[0-9a-f]{8}$/.test(name);

/** What executions do, by their histories. */
export const runRules: readonly SafetyRule[] = [
  {
    name: "no person has two open runs",
    on: "history",
    *violations({ history }, { recorder }) {
      for (const { execution, event } of history) {
        if (event.type !== "ExecutionStarted" || !isRecord(execution.name)) continue;
        const whose = textAt(JSON.parse(execution.input), "employeeId").toLowerCase();
        for (const other of recorder.executions) {
          if (other.arn === execution.arn || other.machine.arn !== execution.machine.arn || !isRecord(other.name))
            continue;
          const isTheirs = textAt(JSON.parse(other.input), "employeeId").toLowerCase() === whose;
          if (isTheirs && other.status === "RUNNING") yield `${execution.name} starts while ${other.name} runs`;
        }
      }
    },
  },
  {
    name: "a run has the name of its record, which exists before it",
    on: "history",
    *violations({ history }, { recorder }) {
      for (const { execution, event } of history) {
        if (event.type !== "ExecutionStarted" || !isRecord(execution.name)) continue;
        if (textAt(recorder.records.get(execution.name), "executionArn") !== execution.arn) yield execution.name;
      }
    },
  },
  statefulRule("no step is skipped: each state follows one that may precede it", "history", stepByStep),
  statefulRule("a run follows the transition of its task's outcome", "history", whereTheOutcomeSays),
  statefulRule("a signal ends a wait once", "history", onceBySignals),
  statefulRule("no final error is retried", "history", noFinalErrorAgain),
  statefulRule("a transient error is retried, and not for ever", "history", passingErrors),
  {
    name: "a run that fails, fails in a task's own state",
    on: "history",
    *violations({ history }) {
      for (const { execution, event } of history) {
        if (event.type !== "ExecutionFailed") continue;
        const state = execution.machine.definition.states.get(execution.current.name);
        const error = textAt(event.details, "executionFailedEventDetails", "error");
        if (state?.type !== "Task" || error === "States.Runtime")
          yield `${execution.name} in ${execution.current.name}: ${error}`;
      }
    },
  },
  {
    name: "no run times out or is stopped",
    on: "history",
    *violations({ history }) {
      for (const { execution, event } of history) {
        if (["ExecutionTimedOut", "ExecutionAborted"].includes(event.type)) yield execution.name;
      }
    },
  },
];

function stepByStep(): (observations: Pick<Observations, "history">) => Iterable<string> {
  const last = new Map<string, string>();
  return function* ({ history }) {
    for (const seen of history) {
      const name = entered(seen);
      if (name === "" || seen.event.type === "ChoiceStateEntered") continue;
      const { execution } = seen;
      const before = last.get(execution.arn) ?? "";
      if (!followers(execution.machine.props.name)[before]?.includes(name))
        yield `${execution.name}: ${name} follows ${before}`;
      last.set(execution.arn, name);
    }
  };
}

function whereTheOutcomeSays(): (observations: Pick<Observations, "history">) => Iterable<string> {
  const due = new Map<string, readonly string[]>();
  return function* ({ history }) {
    for (const seen of history) {
      const { execution, event } = seen;
      const name = entered(seen);
      const expected = due.get(execution.arn);
      if (name !== "" && event.type !== "ChoiceStateEntered" && expected !== undefined) {
        if (!expected.includes(name)) yield `${execution.name} is in ${name} instead of ${expected.join()}`;
        due.delete(execution.arn);
      }
      const exited = textAt(event.details, "stateExitedEventDetails", "name");
      const next = event.type === "TaskStateExited" ? outcomes[exited] : undefined;
      if (next === undefined) continue;
      const outcome = textAt(JSON.parse(textAt(event.details, "stateExitedEventDetails", "output")), "outcome");
      due.set(execution.arn, next[outcome] ?? []);
    }
  };
}

/** A wait that a signal ends has its id as the cause. */
function onceBySignals(): (observations: Pick<Observations, "history">) => Iterable<string> {
  const ended = new Set<string>();
  return function* ({ history }) {
    for (const { execution, event } of history) {
      if (event.type !== "TaskFailed") continue;
      const id = /^\{"signalId":"([^"]+)"/.exec(textAt(event.details, "taskFailedEventDetails", "cause"))?.[1];
      const what = `${execution.name} by ${id}`;
      if (id !== undefined && ended.has(what)) yield what;
      ended.add(what);
    }
  };
}

/** Each error of a task that is answered by one more attempt. */
function noFinalErrorAgain(): (observations: Pick<Observations, "history">) => Iterable<string> {
  const failed = new Map<string, string>();
  return function* ({ history }) {
    for (const { execution, event } of history) {
      const error = failed.get(execution.arn);
      if (event.type === "TaskScheduled" && error !== undefined && !passing.test(error)) {
        yield `${execution.name} tries ${execution.current.name} again after ${error}`;
      }
      if (event.type === "TaskFailed")
        failed.set(execution.arn, textAt(event.details, "taskFailedEventDetails", "error"));
      else if (/StateEntered|Redriven|TaskScheduled|TaskTimedOut/.test(event.type)) failed.delete(execution.arn);
    }
  };
}

/** As many attempts as last for the longest jam that the design reckons with, and an end after that. */
const [ENOUGH, TOO_MANY] = [20, 200];

function passingErrors(): (observations: Pick<Observations, "history">) => Iterable<string> {
  const attempts = new Map<string, number>();
  return function* ({ history }) {
    for (const { execution, event } of history) {
      const { arn, name } = execution;
      if (/StateEntered|Redriven/.test(event.type)) attempts.delete(arn);
      if (event.type === "TaskScheduled") attempts.set(arn, (attempts.get(arn) ?? 0) + 1);
      const made = attempts.get(arn) ?? 0;
      if (made > TOO_MANY) yield `${name}: ${made} attempts in ${execution.current.name}`;
      const error = textAt(event.details, "executionFailedEventDetails", "error");
      if (passing.test(error) && made < ENOUGH) yield `${name} gives up after ${made} attempts: ${error}`;
    }
  };
}
