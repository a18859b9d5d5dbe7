/** The services that the functions call. */
export type ServiceName = "cognito" | "dynamodb" | "events" | "kms" | "ses" | "sqs" | "states";

/** One call of an AWS API, its input as the SDK was given it. */
export interface Call {
  readonly service: ServiceName;
  /** `AdminCreateUser` */
  readonly operation: string;
  readonly input: unknown;
}

/** What a service or the network refuses: the name that the SDK matches; status 0 is the network's. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly status: number;
}
export type Answer = { readonly output: object } | { readonly refused: Refusal };

/** Where the calls of one execution environment go. A call of an environment that is gone is never answered. */
export interface Port {
  readonly call: (call: Call) => Promise<Answer>;
  /** Told with 1 when a command begins, and with -1 when it has ended. */
  readonly sending: (more: 1 | -1) => void;
  /** Counts the runs of the simulation: what a client remembers of an earlier one is over. */
  readonly run: () => number;
}
