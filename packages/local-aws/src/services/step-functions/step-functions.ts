import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { stateMachineArn } from "./arns.ts";
import { compileDefinition } from "./definition/definition.ts";
import type { StepFunctionsDeps } from "./deps.ts";
import type { Execution } from "./execution.ts";
import { operations } from "./operations/index.ts";
import type { StepFunctionsState } from "./state.ts";
import type { StateMachineProps } from "./state-machine.ts";
import { TaskTokens } from "./task-tokens.ts";

/** Step Functions, as the other parts of a local run use it. */
export interface StepFunctions {
  /** AWS JSON 1.0, `AWSStepFunctions`. */
  readonly service: JsonService;
  /** Throws AwsError InvalidDefinition for what AWS refuses and, with its name, for what the local run does not support. */
  createStateMachine(props: StateMachineProps): { readonly arn: string; readonly name: string };
  /** The ARN of the state machine with this name, which need not exist. */
  arnOf(name: string): string;
  /** ARN of the state machine that issued a task token; undefined for an unknown token. */
  machineOfToken(token: string): string | undefined;
  /** Every execution, in the order of their start. */
  executions(): Iterable<Readonly<Execution>>;
}

const wire = {
  target: "AWSStepFunctions",
  jsonVersion: "1.0",
  errorNamespace: "com.amazonaws.swf.service.v2.model",
} as const;

/**
 * AWS Step Functions with Standard workflows in JSONata, in memory.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html
 */
export function createStepFunctions(deps: StepFunctionsDeps): StepFunctions {
  const { compile = compileDefinition } = deps;
  const state: StepFunctionsState = {
    deps,
    machines: new Map(),
    executions: new Map(),
    runs: new Map(),
    tokens: new TaskTokens(deps.newId),
  };
  return {
    service: jsonService(wire, state, operations),
    createStateMachine(props) {
      const arn = stateMachineArn(deps, props.name);
      const definition = compile(props.definition, deps);
      state.machines.set(arn, { arn, props, definition, createdAt: deps.clock.now() });
      return { arn, name: props.name };
    },
    arnOf: (name) => stateMachineArn(deps, name),
    machineOfToken: (token) => state.tokens.machineOf(token),
    executions: () => state.executions.values(),
  };
}
