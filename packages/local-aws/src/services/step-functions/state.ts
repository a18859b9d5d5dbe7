import { AwsError } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import { requireArn } from "./arns.ts";
import type { Run } from "./engine/run.ts";
import type { Execution } from "./execution.ts";
import { RETENTION_MS } from "./limits.ts";
import type { StateMachine } from "./state-machine.ts";
import type { StepFunctionsDeps } from "./step-functions.ts";
import type { TaskTokens } from "./task-tokens.ts";

/** What the operations work on. */
export interface ServiceState {
  readonly deps: StepFunctionsDeps;
  readonly machines: Map<string, StateMachine>;
  /** By ARN, in the order in which they started. */
  readonly executions: Map<string, Execution>;
  /** Executions that are running, by ARN. */
  readonly runs: Map<string, Run>;
  readonly tokens: TaskTokens;
}

/** Throws InvalidArn, StateMachineDoesNotExist. */
export function findMachine(state: ServiceState, arn: string): StateMachine {
  requireArn(arn);
  const machine = state.machines.get(arn);
  if (machine) return machine;
  throw new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
}

/** Throws InvalidArn, ExecutionDoesNotExist. */
export function findExecution(state: ServiceState, arn: string): Execution {
  requireArn(arn);
  const execution = state.executions.get(arn);
  if (execution && isKept(execution, state.deps.clock)) return execution;
  throw new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
}

export function isKept(execution: Execution, clock: Clock): boolean {
  return execution.stopDate === undefined || execution.stopDate + RETENTION_MS > clock.now();
}
