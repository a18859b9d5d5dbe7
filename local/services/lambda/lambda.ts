import { Hono } from "hono";
import { AwsError } from "../../kernel/aws-error.ts";
import { type AsyncDeps, AsyncInvocations } from "./async-invocations.ts";
import { type FunctionSetup, LambdaFunction } from "./lambda-function.ts";
import { EventInvokeConfigProperties, FunctionProperties } from "./properties.ts";
import type { InvocationResult } from "./protocol.ts";

export interface LambdaDeps extends AsyncDeps {
  readonly region: string;
  readonly accountId: string;
  readonly bootstrap: URL;
  readonly lead: Float64Array;
  /** The folder of a deployed asset. */
  readonly folderOf: (bucket: string, key: string) => string;
  /** What the runtime sets beside a function's own variables: region, credentials, endpoint. */
  readonly runtimeEnvironment: (functionName: string, roleArn: string) => Readonly<Record<string, string>>;
  readonly onOutput: (functionName: string, text: string) => void;
}

/** Functions run as they were built, in threads of their own. */
export interface Lambda {
  /** REST-JSON: `POST /2015-03-31/functions/{name}/invocations`. */
  readonly router: Hono;
  createFunction(logicalId: string, properties: unknown): { name: string; arn: string };
  configureAsync(properties: unknown): void;
  /** Invokes and waits; `payload` and the answer are JSON text. Throws `ResourceNotFoundException`. */
  invoke(nameOrArn: string, payload: string): Promise<InvocationResult>;
  /** Takes the event and answers at once. Throws `ResourceNotFoundException`. */
  invokeAsync(nameOrArn: string, payload: string): void;
  /** Loads each function once, before the first event. */
  warm(): Promise<void>;
  stop(): Promise<void>;
}

export function createLambda(deps: LambdaDeps): Lambda {
  const functions = new Map<string, LambdaFunction>();
  const asynchronous = new AsyncInvocations(deps);
  const find = (nameOrArn: string): LambdaFunction => {
    const name = nameOrArn.replace(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:/, "").replace(/:\$LATEST$/, "");
    const found = functions.get(name);
    if (found === undefined) throw functionNotFound(nameOrArn);
    return found;
  };
  const invoke = (nameOrArn: string, payload: string) => deps.activity.track(find(nameOrArn).invoke(payload));
  const invokeAsync = (nameOrArn: string, payload: string) => asynchronous.accept(find(nameOrArn), payload);
  return {
    router: createRouter(invoke, invokeAsync),
    createFunction(logicalId, raw) {
      const created = new LambdaFunction(setupOf(deps, logicalId, FunctionProperties.parse(raw)));
      functions.set(created.setup.name, created);
      return created.setup;
    },
    configureAsync: (properties) => asynchronous.configure(EventInvokeConfigProperties.parse(properties)),
    invoke,
    invokeAsync,
    async warm() {
      await Promise.all([...functions.values()].map((each) => each.warm()));
    },
    async stop() {
      await Promise.all([...functions.values()].map((each) => each.stop()));
    },
  };
}

function setupOf(deps: LambdaDeps, logicalId: string, properties: FunctionProperties): FunctionSetup {
  const name = properties.FunctionName ?? logicalId;
  const { region, accountId, bootstrap, lead, newId } = deps;
  return {
    arn: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    name,
    properties,
    folder: deps.folderOf(properties.Code.S3Bucket, properties.Code.S3Key),
    bootstrap,
    environment: { ...deps.runtimeEnvironment(name, properties.Role), ...properties.Environment?.Variables },
    lead,
    newId,
    onOutput: (text) => deps.onOutput(name, text),
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
function createRouter(invoke: Lambda["invoke"], invokeAsync: Lambda["invokeAsync"]): Hono {
  return new Hono().post("/2015-03-31/functions/:name/invocations", async (c) => {
    const payload = (await c.req.text()) || "{}";
    const name = decodeURIComponent(c.req.param("name"));
    assertJson(payload);
    if (c.req.header("x-amz-invocation-type") === "Event") {
      invokeAsync(name, payload);
      return c.body(null, 202);
    }
    const result = await invoke(name, payload);
    c.header("x-amz-executed-version", "$LATEST");
    if (result.functionError !== undefined) c.header("x-amz-function-error", result.functionError);
    return c.body(result.payload, 200, { "content-type": "application/json" });
  });
}

function assertJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch {
    throw new AwsError("InvalidRequestContentException", "Could not parse request body into json");
  }
}

function functionNotFound(nameOrArn: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Function not found: ${nameOrArn}`, 404);
}
