import type { Definition } from "./definition/definition.ts";

interface LoggingConfiguration {
  readonly level?: string | undefined;
  readonly includeExecutionData?: boolean | undefined;
  readonly destinations?: readonly unknown[] | undefined;
}

/** What a state machine is created from. `definition` is the ASL text, the same that AWS is given. */
export interface StateMachineProps {
  readonly name: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly type: "STANDARD";
  readonly loggingConfiguration?: LoggingConfiguration;
  readonly tracingConfiguration?: { readonly enabled?: boolean | undefined };
}

export interface StateMachine {
  readonly arn: string;
  readonly props: StateMachineProps;
  readonly definition: Definition;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}
