import type { Hono } from "hono";
import { AwsError } from "../../kernel/aws-error.ts";
import { restRouter } from "../../kernel/rest-operation.ts";
import { type AsyncDeps, AsyncInvocations } from "./async-invocations.ts";
import { LambdaFunction } from "./lambda-function.ts";
import { operations } from "./operations/index.ts";
import { eventInvokeConfigProperties } from "./resources/event-invoke-config.ts";
import { type FunctionProperties, functionProperties } from "./resources/function.ts";
import type { FunctionSetup, StartRunner } from "./runtime/runner.ts";
import type { LambdaState } from "./state.ts";

/** What Lambda needs. */
export interface LambdaDeps extends AsyncDeps {
  readonly region: string;
  readonly accountId: string;
  /** Starts what runs a function's invocations. The local run uses threads (`runtime/sandboxes.ts`). */
  readonly startRunner: StartRunner;
  /** The environment variables that Lambda itself sets: Region, credentials, endpoint. */
  readonly runtimeEnvironment: (functionName: string, roleArn: string) => Readonly<Record<string, string>>;
  readonly onOutput: (functionName: string, text: string) => void;
}

/** Lambda, as the other parts of a local run use it. */
export interface Lambda extends LambdaState {
  /** The REST-JSON API. */
  readonly router: Hono;
  /** Creates a function from the properties of `AWS::Lambda::Function`. Throws a ZodError that names a property it does not have. */
  createFunction(logicalId: string, properties: unknown): { name: string; arn: string };
  /** Configures asynchronous invocation from the properties of `AWS::Lambda::EventInvokeConfig`. Throws as `createFunction`. */
  configureAsync(properties: unknown): void;
  /** Ends every running invocation. */
  stop(): Promise<void>;
}

/** AWS Lambda: functions, the operations about them, and their synchronous and asynchronous invocations. */
export function createLambda(deps: LambdaDeps): Lambda {
  const functions = new Map<string, LambdaFunction>();
  const asynchronous = new AsyncInvocations(deps);
  const prefix = `arn:aws:lambda:${deps.region}:${deps.accountId}:function:`;
  const find = (nameOrArn: string): LambdaFunction => {
    const arn = nameOrArn.startsWith("arn:")
      ? nameOrArn
      : prefix + nameOrArn.replace(`${deps.accountId}:function:`, "");
    const found = functions.get(arn.replace(/:\$LATEST$/, ""));
    if (found === undefined) throw new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, 404);
    return found;
  };
  const state: LambdaState = {
    find,
    invoke: (nameOrArn, payload) => deps.activity.track(find(nameOrArn).invoke(payload, deps.newId())),
    invokeAsync: (nameOrArn, payload) => asynchronous.accept(find(nameOrArn), payload),
  };
  return {
    ...state,
    router: restRouter(state, operations),
    createFunction(logicalId, raw) {
      const created = new LambdaFunction(setupOf(deps, logicalId, functionProperties.parse(raw)), deps.startRunner);
      functions.set(created.setup.arn, created);
      return created.setup;
    },
    configureAsync: (properties) => asynchronous.configure(eventInvokeConfigProperties.parse(properties)),
    async stop() {
      await Promise.all([...functions.values()].map((each) => each.stop()));
    },
  };
}

function setupOf(deps: LambdaDeps, logicalId: string, properties: FunctionProperties): FunctionSetup {
  const name = properties.FunctionName ?? logicalId;
  return {
    arn: `arn:aws:lambda:${deps.region}:${deps.accountId}:function:${name}`,
    name,
    properties,
    environment: deps.runtimeEnvironment(name, properties.Role),
    onOutput: (text) => deps.onOutput(name, text),
  };
}
