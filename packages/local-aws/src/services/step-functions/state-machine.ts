import type { Definition } from "./definition/definition.ts";

interface LoggingConfiguration {
  readonly level?: string | undefined;
  readonly includeExecutionData?: boolean | undefined;
  readonly destinations?: readonly unknown[] | undefined;
}

/** The settings of a state machine. `definition` is ASL text. */
export interface StateMachineProps {
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly type: "STANDARD";
  readonly loggingConfiguration?: LoggingConfiguration;
  readonly tracingConfiguration?: { readonly enabled?: boolean | undefined };
}

/** A state machine with its compiled definition. */
export interface StateMachine {
  readonly arn: string;
  readonly props: StateMachineProps;
  readonly definition: Definition;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}
