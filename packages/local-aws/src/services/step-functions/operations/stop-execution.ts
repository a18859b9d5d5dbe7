import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { endExecution } from "../engine/end-execution.ts";
import { findExecution, type StepFunctionsState } from "../state.ts";
import { arn, cause, error } from "./input.ts";

const input = z.strictObject({ executionArn: arn, error, cause });

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export const stopExecution = operation(input, (state: StepFunctionsState, request) => {
  const execution = findExecution(state, request.executionArn);
  const run = state.runs.get(execution.arn);
  if (run) endExecution(state, run, { status: "ABORTED", error: request.error, cause: request.cause });
  return { stopDate: (execution.stopDate ?? state.deps.clock.now()) / 1000 };
});
