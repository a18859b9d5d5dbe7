import { expect, it } from "vitest";
import { endStateOf } from "../src/execution/end-state.ts";
import { historyEvent } from "../src/execution/step-functions-api.ts";
import { historyOf } from "./support/sample.ts";

const RETRIED = ["TaskStateEntered:Charge card", "TaskFailed", "TaskScheduled", "TaskFailed", "ExecutionFailed"];

it.each([
  [
    "the Succeed state that it entered last",
    ["TaskStateEntered:A", "TaskStateExited:A", "SucceedStateEntered:B", "ExecutionSucceeded"],
    "B",
  ],
  ["the task that failed", RETRIED, "Charge card"],
  ["undefined when it entered none", ["ExecutionAborted"], undefined],
] as const)("the end state of a closed execution is %s", (_, specs, name) => {
  const events = historyOf("ExecutionStarted", ...specs).map((event) => historyEvent.parse(event));
  const closed = { executionArn: "arn:x", status: "FAILED", stopDate: "2026-01-05T09:00:00.000Z" } as const;
  expect(endStateOf(closed, events)).toBe(name);
  expect(endStateOf({ executionArn: "arn:x", status: "RUNNING" }, events)).toBeUndefined();
});
