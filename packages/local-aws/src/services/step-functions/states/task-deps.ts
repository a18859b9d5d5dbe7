import type { Activity } from "../../../kernel/activity.ts";
import type { Clock } from "../../../kernel/clock.ts";

/** A function's answer. `payload` is JSON text; `functionError` is set when the function threw. */
export interface FunctionAnswer {
  readonly statusCode: number;
  readonly functionError?: string;
  readonly payload: string;
  readonly executedVersion: string;
}

/** What states need to run. */
export interface TaskDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly region: string;
  readonly accountId: string;
  /** [0, 1), for jitter and JSONata's $random. */
  readonly random: () => number;
  /** UUIDs. */
  readonly newId: () => string;
  /**
   * Invokes a Lambda function synchronously with the state machine's role. `payload` is JSON text. Rejects with an AwsError
   * (AccessDeniedException, ResourceNotFoundException, TooManyRequestsException) when the function cannot be invoked.
   */
  readonly invokeFunction: (functionArn: string, payload: string, roleArn: string) => Promise<FunctionAnswer>;
}
