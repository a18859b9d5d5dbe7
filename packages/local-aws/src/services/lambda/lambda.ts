import type { Hono } from "hono";
import { AwsError } from "../../kernel/aws-error.ts";
import { type AsyncDeps, AsyncInvocations } from "./async-invocations.ts";
import { type FunctionSetup, LambdaFunction } from "./lambda-function.ts";
import { createRouter } from "./operations/invoke.ts";
import { EventInvokeConfigProperties, FunctionProperties } from "./resources/function.ts";
import type { InvocationResult } from "./runtime/protocol.ts";
import type { StartRunner } from "./runtime/runner.ts";

export interface LambdaDeps extends AsyncDeps {
  readonly region: string;
  readonly accountId: string;
  /** How functions run; the local run has threads for them (`sandboxes.ts`). */
  readonly startRunner: StartRunner;
  /** What the runtime sets beside a function's own variables: region, credentials, endpoint. */
  readonly runtimeEnvironment: (functionName: string, roleArn: string) => Readonly<Record<string, string>>;
  readonly onOutput: (functionName: string, text: string) => void;
}

/** Functions: their API, their settings, and their invocations. */
export interface Lambda {
  /** The API, REST-JSON. */
  readonly router: Hono;
  createFunction(logicalId: string, properties: unknown): { name: string; arn: string };
  configureAsync(properties: unknown): void;
  /** By name, ARN, or either with `:$LATEST`. Throws `ResourceNotFoundException`. */
  find(nameOrArn: string): LambdaFunction;
  /** Invokes and waits; `payload` and the answer are JSON text. Throws `ResourceNotFoundException`. */
  invoke(nameOrArn: string, payload: string): Promise<InvocationResult>;
  /** Takes the event and answers at once. Throws `ResourceNotFoundException`. */
  invokeAsync(nameOrArn: string, payload: string): void;
  stop(): Promise<void>;
}

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
  const calls = {
    find,
    invoke: (nameOrArn: string, payload: string) => deps.activity.track(find(nameOrArn).invoke(payload, deps.newId())),
    invokeAsync: (nameOrArn: string, payload: string) => asynchronous.accept(find(nameOrArn), payload),
  };
  return {
    ...calls,
    router: createRouter(calls),
    createFunction(logicalId, raw) {
      const created = new LambdaFunction(setupOf(deps, logicalId, FunctionProperties.parse(raw)), deps.startRunner);
      functions.set(created.setup.arn, created);
      return created.setup;
    },
    configureAsync: (properties) => asynchronous.configure(EventInvokeConfigProperties.parse(properties)),
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
