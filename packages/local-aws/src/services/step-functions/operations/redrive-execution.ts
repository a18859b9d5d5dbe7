import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { beginRun } from "../engine/execute.ts";
import { Run } from "../engine/run.ts";
import type { Execution } from "../execution.ts";
import { redriveObstacle } from "../redrive.ts";
import { findExecution, type StepFunctionsState } from "../state.ts";
import { statusChange } from "../status-change.ts";
import { arn } from "./input.ts";

const input = z.strictObject({ executionArn: arn, clientToken: z.string().min(1).max(64).optional() });

const MAX_TOKENS = 10;
const TOKEN_MS = 15 * 60 * 1000;

/**
 * Continues an execution at the state that did not succeed, with its input and variables.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
 */
export const redriveExecution = operation(input, (state: StepFunctionsState, { executionArn, clientToken }) => {
  const execution = findExecution(state, executionArn);
  const now = state.deps.clock.now();
  const repeated = execution.redriveTokens.find(({ token, date }) => token === clientToken && now - date <= TOKEN_MS);
  if (repeated) return { redriveDate: repeated.date / 1000 };
  const obstacle = redriveObstacle(execution, now);
  if (obstacle !== undefined) throw new AwsError("ExecutionNotRedrivable", obstacle);
  reopen(execution, now, clientToken);
  const run = new Run(execution, state.deps);
  run.record("ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: execution.redriveCount } });
  state.deps.onStatusChange(statusChange(execution));
  beginRun(state, run);
  return { redriveDate: now / 1000 };
});

function reopen(execution: Execution, now: number, token: string | undefined): void {
  execution.status = "RUNNING";
  delete execution.stopDate;
  delete execution.error;
  delete execution.cause;
  execution.redriveCount += 1;
  execution.redriveDate = now;
  if (token !== undefined)
    execution.redriveTokens = [...execution.redriveTokens, { token, date: now }].slice(-MAX_TOKENS);
}
