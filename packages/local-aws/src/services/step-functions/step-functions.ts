import type { Activity } from "../../kernel/activity.ts";
import type { Clock } from "../../kernel/clock.ts";
import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { stateMachineArn } from "./arns.ts";
import { compileDefinition } from "./definition/definition.ts";
import type { Execution } from "./execution.ts";
import { operations } from "./operations/index.ts";
import type { ServiceState } from "./state.ts";
import type { StateMachineProps } from "./state-machine.ts";
import type { ExecutionStatusChange } from "./status-change.ts";
import { TaskTokens } from "./task-tokens.ts";

export interface StepFunctionsDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly region: string;
  readonly accountId: string;
  /** [0, 1), for jitter and JSONata's $random. */
  readonly random: () => number;
  /** UUIDs. */
  readonly newId: () => string;
  /**
   * Invokes a Lambda function synchronously, with the state machine's role; `payload` and the answer's are JSON text.
   * Rejects with an AwsError (AccessDeniedException, ResourceNotFoundException, TooManyRequestsException) when the
   * function cannot be invoked.
   */
  readonly invokeFunction: (functionArn: string, payload: string, roleArn: string) => Promise<FunctionAnswer>;
  /** Compiles a definition, as `compileDefinition`; who makes many services of one definition may keep what it answers. */
  readonly compile?: typeof compileDefinition;
  /** Called on each status change with the `detail` of "Step Functions Execution Status Change". */
  readonly onStatusChange: (detail: ExecutionStatusChange) => void;
}

export interface FunctionAnswer {
  readonly statusCode: number;
  readonly functionError?: string;
  readonly payload: string;
  readonly executedVersion: string;
}

export interface StepFunctions {
  readonly service: JsonService;
  /** Throws AwsError InvalidDefinition for what AWS refuses and for what does not run here, by its name. */
  createStateMachine(props: StateMachineProps): { readonly arn: string; readonly name: string };
  /** ARN of the state machine that issued a task token; undefined for a token never issued. */
  machineOfToken(token: string): string | undefined;
  /** Every execution as it stands, in the order in which they started. */
  executions(): Iterable<Readonly<Execution>>;
}

/**
 * Standard workflows in JSONata, kept in memory.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html
 */
export function createStepFunctions(deps: StepFunctionsDeps): StepFunctions {
  const { compile = compileDefinition } = deps;
  const state: ServiceState = {
    deps,
    machines: new Map(),
    executions: new Map(),
    runs: new Map(),
    tokens: new TaskTokens(deps.newId),
  };
  const wire = {
    target: "AWSStepFunctions",
    jsonVersion: "1.0",
    errorNamespace: "com.amazonaws.swf.service.v2.model",
  } as const;
  return {
    service: jsonService(wire, state, operations),
    createStateMachine(props) {
      const arn = stateMachineArn(deps, props.name);
      const definition = compile(props.definition, deps);
      state.machines.set(arn, { arn, props, definition, createdAt: deps.clock.now() });
      return { arn, name: props.name };
    },
    machineOfToken: (token) => state.tokens.machineOf(token),
    executions: () => state.executions.values(),
  };
}
