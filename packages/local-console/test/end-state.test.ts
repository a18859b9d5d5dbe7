import { expect, it } from "vitest";
import { endStateOf } from "../src/execution/end-state.ts";
import { historyEvent } from "../src/execution/step-functions-api.ts";
import { historyOf } from "./support/sample.ts";

const RETRIED = ["TaskStateEntered:Send link", "TaskFailed", "TaskScheduled", "TaskFailed", "ExecutionFailed"];

it.each([
  ["a Succeed state", ["TaskStateEntered:A", "TaskStateExited:A", "SucceedStateEntered:B", "ExecutionSucceeded"], "B"],
  ["the task that failed", RETRIED, "Send link"],
  ["nothing, before any state", ["ExecutionAborted"], undefined],
] as const)("an execution ended in %s", (_, words, name) => {
  const events = historyOf("ExecutionStarted", ...words).map((event) => historyEvent.parse(event));
  const closed = { executionArn: "arn:x", status: "FAILED", stopDate: "2026-01-05T09:00:00.000Z" } as const;
  expect(endStateOf(closed, events)).toBe(name);
  expect(endStateOf({ executionArn: "arn:x", status: "RUNNING" }, events)).toBeUndefined();
});
