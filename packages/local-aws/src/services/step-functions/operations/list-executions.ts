import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { findMachine, isRetained, type StepFunctionsState } from "../state.ts";
import { executionSummary } from "./describe-execution.ts";
import { arn } from "./input.ts";
import { page, pagingFields } from "./paging.ts";

const input = z.strictObject({
  ...pagingFields,
  stateMachineArn: arn,
  statusFilter: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"]).optional(),
});

/**
 * Answers the newest execution first.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export const listExecutions = operation(input, (state: StepFunctionsState, request) => {
  const machine = findMachine(state, request.stateMachineArn);
  const all = [...state.executions.values()];
  const { found, nextToken } = page(all, true, request, (execution) => {
    if (execution.machine.arn !== machine.arn || !isRetained(execution, state.deps.clock)) return false;
    return request.statusFilter === undefined || execution.status === request.statusFilter;
  });
  return { executions: found.map(executionSummary), nextToken };
});
