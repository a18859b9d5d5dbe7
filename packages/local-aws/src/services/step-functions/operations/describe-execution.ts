import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { Execution } from "../execution.ts";
import { redriveObstacle } from "../redrive.ts";
import { findExecution, type StepFunctionsState } from "../state.ts";
import { arn } from "./input.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export const describeExecution = operation(
  z.strictObject({ executionArn: arn }),
  (state: StepFunctionsState, request) => {
    const execution = findExecution(state, request.executionArn);
    const included = { included: true };
    return {
      ...executionSummary(execution),
      input: execution.input,
      inputDetails: included,
      ...(execution.output === undefined ? {} : { output: JSON.stringify(execution.output), outputDetails: included }),
      error: execution.error,
      cause: execution.cause,
      ...redriveStatus(execution, state.deps.clock.now()),
    };
  },
);

/** The members that ListExecutions answers, too. */
export function executionSummary(execution: Execution) {
  const { stopDate, redriveDate } = execution;
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    name: execution.name,
    status: execution.status,
    startDate: execution.startDate / 1000,
    ...(stopDate === undefined ? {} : { stopDate: stopDate / 1000 }),
    redriveCount: execution.redriveCount,
    ...(redriveDate === undefined ? {} : { redriveDate: redriveDate / 1000 }),
  };
}

function redriveStatus(execution: Execution, now: number) {
  const redriveStatusReason = redriveObstacle(execution, now);
  if (redriveStatusReason === undefined) return { redriveStatus: "REDRIVABLE" };
  return { redriveStatus: "NOT_REDRIVABLE", redriveStatusReason };
}
