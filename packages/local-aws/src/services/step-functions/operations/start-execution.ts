import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { executionArn } from "../arns.ts";
import { beginRun } from "../engine/execute.ts";
import { Run } from "../engine/run.ts";
import { type Execution, startedExecution } from "../execution.ts";
import { inputDetails } from "../history.ts";
import { type Json, parseJson } from "../json.ts";
import { findMachine, isRetained, type StepFunctionsState } from "../state.ts";
import { statusChange } from "../status-change.ts";
import { arn, data } from "./input.ts";

const input = z.strictObject({
  stateMachineArn: arn,
  name: z.string().min(1).max(80, "Member must have length less than or equal to 80").optional(),
  input: data.optional(),
});

/**
 * A second call with the same name and input answers the running execution.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const startExecution = operation(input, (state: StepFunctionsState, request) => {
  const machine = findMachine(state, request.stateMachineArn);
  const name = request.name ?? state.deps.newId();
  requireName(name);
  const text = request.input ?? "{}";
  const parsedInput = parseInput(text);
  const arn = executionArn(state.deps, machine.props.name, name);
  const existing = state.executions.get(arn);
  if (existing && isRetained(existing, state.deps.clock)) return sameExecution(existing, text);
  const now = state.deps.clock.now();
  const execution = startedExecution({ arn, name, machine, input: text, parsedInput, now });
  state.executions.delete(arn);
  state.executions.set(arn, execution);
  begin(state, execution, parsedInput);
  return { executionArn: arn, startDate: now / 1000 };
});

function begin(state: StepFunctionsState, execution: Execution, input: Json): void {
  const run = new Run(execution, state.deps);
  const { roleArn } = execution.machine.props;
  run.record("ExecutionStarted", { executionStartedEventDetails: { ...inputDetails(input), roleArn } });
  state.deps.onStatusChange(statusChange(execution));
  beginRun(state, run);
}

function sameExecution(existing: Execution, text: string) {
  if (existing.status === "RUNNING" && existing.input === text)
    return { executionArn: existing.arn, startDate: existing.startDate / 1000 };
  throw new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${existing.arn}'`);
}

/** Characters that AWS forbids. */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

function requireName(name: string): void {
  if (FORBIDDEN.test(name)) throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
}

function parseInput(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    throw new AwsError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${problem}'`);
  }
}
