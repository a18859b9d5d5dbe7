import type { HistoryEvent } from "./history.ts";
import type { Json } from "./json.ts";
import type { StateMachine } from "./state-machine.ts";

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** The state that is running, or that the execution ended in. Its input stays for a redrive. */
interface CurrentState {
  readonly name: string;
  readonly input: Json;
  /** Set once its StateEntered event is written. */
  entered?: { readonly eventId: number; readonly at: number };
}

/** Everything about one execution, as plain data. Times in milliseconds since the epoch. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachine;
  /** As sent: StartExecution compares the text. */
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
  /** Client tokens of redrives, oldest first, so that a repeated request is answered alike. */
  redriveTokens: readonly { readonly token: string; readonly date: number }[];
}

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
