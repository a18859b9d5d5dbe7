import { describe, expect, it } from "vitest";
import { stateOutcomes } from "../src/execution/state-outcomes.ts";
import { type ExecutionStatus, historyEvent } from "../src/execution/step-functions-api.ts";
import { parseDefinition } from "../src/graph/definition.ts";
import { definition, historyOf } from "./support/sample.ts";

const ENTERED = ["ExecutionStarted", "TaskStateEntered:Charge card", "TaskScheduled", "TaskStarted"];
const EXITED = "TaskStateExited:Charge card";
const TWICE = [...ENTERED, "TaskTimedOut", EXITED, "TaskStateEntered:Charge card"];

const outcomeOf = (specs: readonly string[], execution: ExecutionStatus) => {
  const history = historyOf(...specs).map((event) => historyEvent.parse(event));
  return stateOutcomes(parseDefinition(JSON.stringify(definition)), history, execution)[0];
};

describe("the outcome of a state", () => {
  it.each([
    ["not entered", ["ExecutionStarted"], "RUNNING", "not-reached", 0],
    ["running", ENTERED, "RUNNING", "running", 1],
    ["waiting for a retry", [...ENTERED, "TaskFailed"], "RUNNING", "running", 1],
    ["successful", [...ENTERED, "TaskSucceeded", EXITED], "RUNNING", "succeeded", 1],
    [
      "successful after a retry",
      [...ENTERED, "TaskFailed", "TaskScheduled", "TaskSucceeded", EXITED],
      "RUNNING",
      "succeeded",
      1,
    ],
    ["caught", [...ENTERED, "TaskFailed", EXITED], "RUNNING", "caught", 1],
    ["caught after a timeout", [...ENTERED, "TaskTimedOut", EXITED], "SUCCEEDED", "caught", 1],
    ["entered again after a catch", TWICE, "RUNNING", "running", 2],
    ["failed", [...ENTERED, "TaskFailed", "ExecutionFailed"], "FAILED", "failed", 1],
    ["aborted with its execution", [...ENTERED, "ExecutionAborted"], "ABORTED", "failed", 1],
    ["timed out with its execution", [...ENTERED, "ExecutionTimedOut"], "TIMED_OUT", "failed", 1],
  ] as const)("is right for a state that is %s", (_, specs, execution, status, entered) => {
    expect(outcomeOf(specs, execution)).toEqual({ name: "Charge card", type: "Task", status, entered });
  });
});
