import { AwsError } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import { requireArn } from "./arns.ts";
import type { StepFunctionsDeps } from "./deps.ts";
import type { Run } from "./engine/run.ts";
import type { Execution } from "./execution.ts";
import { RETENTION_MS } from "./limits.ts";
import type { StateMachine } from "./state-machine.ts";

import type { TaskTokens } from "./task-tokens.ts";

/** What the operations of Step Functions work on. */
export interface StepFunctionsState {
  readonly deps: StepFunctionsDeps;
  readonly machines: Map<string, StateMachine>;
  /** Executions by ARN, in the order of their start. */
  readonly executions: Map<string, Execution>;
  /** The runs of open executions, by execution ARN. */
  readonly runs: Map<string, Run>;
  readonly tokens: TaskTokens;
}

/** Throws InvalidArn, StateMachineDoesNotExist. */
export function findMachine(state: StepFunctionsState, arn: string): StateMachine {
  requireArn(arn);
  const machine = state.machines.get(arn);
  if (machine) return machine;
  throw new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
}

/** Throws InvalidArn, ExecutionDoesNotExist. */
export function findExecution(state: StepFunctionsState, arn: string): Execution {
  requireArn(arn);
  const execution = state.executions.get(arn);
  if (execution && isRetained(execution, state.deps.clock)) return execution;
  throw new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
}

/** Whether the retention period of an execution is not over. */
export function isRetained(execution: Execution, clock: Clock): boolean {
  return execution.stopDate === undefined || execution.stopDate + RETENTION_MS > clock.now();
}
