import type { HistoryEvent } from "./history.ts";
import type { Json } from "./json.ts";
import type { StateMachine } from "./state-machine.ts";

/** The statuses of Standard workflows here. */
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** The state that is running, or in which the execution ended. A redrive needs its input. */
interface CurrentState {
  readonly name: string;
  readonly input: Json;
  /** Set once the StateEntered event is recorded. */
  entered?: { readonly eventId: number; readonly at: number };
}

/** An execution. Times are in milliseconds since the epoch. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachine;
  /** The input's text, which StartExecution compares. */
  readonly input: string;
  readonly startDate: number;
  status: ExecutionStatus;
  stopDate?: number;
  output?: Json;
  error?: string;
  cause?: string;
  current: CurrentState;
  variables: Readonly<Record<string, Json>>;
  readonly history: HistoryEvent[];
  redriveCount: number;
  redriveDate?: number;
  /** Client tokens of redrives, oldest first, so that a repeated request gets the same answer. */
  redriveTokens: readonly { readonly token: string; readonly date: number }[];
}

/** An execution that has just started. */
export function startedExecution(props: {
  arn: string;
  name: string;
  machine: StateMachine;
  input: string;
  parsedInput: Json;
  now: number;
}): Execution {
  const { parsedInput, now, ...rest } = props;
  return {
    ...rest,
    startDate: now,
    status: "RUNNING",
    current: { name: props.machine.definition.startAt, input: parsedInput },
    variables: {},
    history: [],
    redriveCount: 0,
    redriveTokens: [],
  };
}
