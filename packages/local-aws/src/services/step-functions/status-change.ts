import type { Execution, ExecutionStatus } from "./execution.ts";

/**
 * The `detail` of EventBridge's "Step Functions Execution Status Change". Times in milliseconds since the epoch.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export interface ExecutionStatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineVersionArn: null;
  readonly stateMachineAliasArn: null;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | null;
  readonly input: string | null;
  readonly inputDetails: { readonly included: boolean };
  readonly output: string | null;
  readonly outputDetails: { readonly included: boolean } | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly redriveCount: number;
  readonly redriveDate: number | null;
}

/** When input and output together are larger than this, the event has no input; when the output is, no output either. */
const DATA_BYTES_IN_EVENT = 248 * 1024;

/** The `detail` for the present status of an execution. */
export function statusChange(execution: Execution): ExecutionStatusChange {
  const output = execution.output === undefined ? null : JSON.stringify(execution.output);
  const outputBytes = output === null ? 0 : escapedBytes(output);
  const withInput = outputBytes + escapedBytes(execution.input) <= DATA_BYTES_IN_EVENT;
  const withOutput = outputBytes <= DATA_BYTES_IN_EVENT;
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    stateMachineVersionArn: null,
    stateMachineAliasArn: null,
    name: execution.name,
    status: execution.status,
    startDate: execution.startDate,
    stopDate: execution.stopDate ?? null,
    input: withInput ? execution.input : null,
    inputDetails: { included: withInput },
    output: withOutput ? output : null,
    outputDetails: output === null ? null : { included: withOutput },
    error: execution.error ?? null,
    cause: execution.cause ?? null,
    redriveCount: execution.redriveCount,
    redriveDate: execution.redriveDate ?? null,
  };
}

function escapedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}
