import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { findExecution, type StepFunctionsState } from "../state.ts";
import { machineSummary } from "./describe-state-machine.ts";
import { arn } from "./input.ts";

/**
 * Answers the definition with which the execution started.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html
 */
export const describeStateMachineForExecution = operation(
  z.strictObject({ executionArn: arn }),
  (state: StepFunctionsState, { executionArn }) => {
    const { machine } = findExecution(state, executionArn);
    return { ...machineSummary(machine), updateDate: machine.createdAt / 1000 };
  },
);
