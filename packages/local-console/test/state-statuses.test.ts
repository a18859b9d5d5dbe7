import { describe, expect, it } from "vitest";
import { stateStatuses } from "../src/execution/state-statuses.ts";
import { type ExecutionStatus, historyEvent } from "../src/execution/step-functions-api.ts";
import { parseDefinition } from "../src/graph/definition.ts";
import { definition, historyOf } from "./support/sample.ts";

const ENTERED = ["ExecutionStarted", "TaskStateEntered:Send link", "TaskScheduled", "TaskStarted"];
const EXITED = "TaskStateExited:Send link";
const TWICE = [...ENTERED, "TaskTimedOut", EXITED, "TaskStateEntered:Send link"];

const statusOf = (words: readonly string[], execution: ExecutionStatus) => {
  const history = historyOf(...words).map((event) => historyEvent.parse(event));
  return stateStatuses(parseDefinition(JSON.stringify(definition)), history, execution)[0];
};

describe("the status of a state", () => {
  it.each([
    ["not entered", ["ExecutionStarted"], "RUNNING", "not-reached", 0],
    ["at work", ENTERED, "RUNNING", "running", 1],
    ["waiting for a retry", [...ENTERED, "TaskFailed"], "RUNNING", "running", 1],
    ["done", [...ENTERED, "TaskSucceeded", EXITED], "RUNNING", "succeeded", 1],
    [
      "done after a retry",
      [...ENTERED, "TaskFailed", "TaskScheduled", "TaskSucceeded", EXITED],
      "RUNNING",
      "succeeded",
      1,
    ],
    ["caught", [...ENTERED, "TaskFailed", EXITED], "RUNNING", "caught", 1],
    ["caught after a timeout", [...ENTERED, "TaskTimedOut", EXITED], "SUCCEEDED", "caught", 1],
    ["entered again after a catch", TWICE, "RUNNING", "running", 2],
    ["failed", [...ENTERED, "TaskFailed", "ExecutionFailed"], "FAILED", "failed", 1],
    ["stopped with its execution", [...ENTERED, "ExecutionAborted"], "ABORTED", "failed", 1],
    ["out of time with its execution", [...ENTERED, "ExecutionTimedOut"], "TIMED_OUT", "failed", 1],
  ] as const)("is right for a state that is %s", (_, words, execution, status, entered) => {
    expect(statusOf(words, execution)).toEqual({ name: "Send link", type: "Task", status, entered });
  });
});
