import { randomUUID } from "node:crypto";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { Activity } from "../../src/kernel/activity.ts";
import { AwsError } from "../../src/kernel/aws-error.ts";
import type { FunctionAnswer } from "../../src/services/step-functions/states/task-deps.ts";
import type { ExecutionStatusChange } from "../../src/services/step-functions/status-change.ts";
import { createStepFunctions } from "../../src/services/step-functions/step-functions.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";

type Handler = (payload: string) => unknown;

/** Step Functions behind a real endpoint, with plain handlers as functions and a clock that moves only by `advance`. */
export async function hostStepFunctions() {
  const clock = new ManualClock();
  const activity = new Activity();
  const handlers = new Map<string, Handler>();
  const changes: ExecutionStatusChange[] = [];
  const random = { next: 0.5 };
  const { service, createStateMachine } = createStepFunctions({
    clock,
    activity,
    region: "eu-west-1",
    accountId: "000000000000",
    random: () => random.next,
    newId: randomUUID,
    invokeFunction: (arn, payload) => invoke(handlers, arn, payload),
    onStatusChange: (detail) => changes.push(detail),
  });
  const served = await serve({ json: [service] });
  const client = new SFNClient({ ...served.client, maxAttempts: 1 });
  const create = (definition: object, name: string = randomUUID()) =>
    createStateMachine({ name, ...machine(definition) }).arn;
  /** Waits for running work, then advances the clock. */
  const advance = async (seconds: number) => {
    await activity.idle();
    await clock.advance(seconds * 1000);
    await activity.idle();
  };
  return {
    clock,
    activity,
    handlers,
    changes,
    random,
    client,
    create,
    advance,
    ...reading(client, activity, create),
    endpoint: served.endpoint,
    stop: served.stop,
  };
}

function reading(client: SFNClient, activity: Activity, create: (definition: object) => string) {
  return {
    /** Starts an execution and waits until it has ended or waits for a callback or for time. */
    async start(definition: object, input: unknown = {}): Promise<string> {
      const request = { stateMachineArn: create(definition), input: JSON.stringify(input) };
      const { executionArn = "" } = await client.send(new StartExecutionCommand(request));
      await activity.idle();
      return executionArn;
    },
    /** Describes an execution once no work is running. */
    async describe(executionArn: string) {
      await activity.idle();
      return client.send(new DescribeExecutionCommand({ executionArn }));
    },
    async history(executionArn: string) {
      await activity.idle();
      const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      return events;
    },
  };
}

function machine(definition: object) {
  const text = JSON.stringify({ QueryLanguage: "JSONata", ...definition });
  return { definition: text, roleArn: "arn:aws:iam::000000000000:role/orders", type: "STANDARD" } as const;
}

/** Invokes a handler. Its error becomes the answer of Lambda's Node.js runtime. */
async function invoke(handlers: Map<string, Handler>, arn: string, payload: string): Promise<FunctionAnswer> {
  const handler = handlers.get(arn.split(":").at(-1) ?? "");
  if (handler === undefined) throw missing(arn);
  const base = { statusCode: 200, executedVersion: "$LATEST" };
  try {
    return { ...base, payload: JSON.stringify((await handler(payload)) ?? null) };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof AwsError) throw error;
    const body = { errorType: error.name, errorMessage: error.message, trace: [] };
    return { ...base, functionError: "Unhandled", payload: JSON.stringify(body) };
  }
}

function missing(arn: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, 404);
}

/** A Task that invokes the function of this name. */
export function task(name: string, more: object = { End: true }) {
  const Resource = "arn:aws:states:::lambda:invoke";
  return { Type: "Task", Resource, Arguments: { FunctionName: name, Payload: "{% $states.input %}" }, ...more };
}

/** A Task that gives its task token to the function of this name and waits. */
export function callbackTask(name: string, more: object = { End: true }) {
  const Payload = { token: "{% $states.context.Task.Token %}" };
  const Resource = "arn:aws:states:::lambda:invoke.waitForTaskToken";
  return { Type: "Task", Resource, Arguments: { FunctionName: name, Payload }, ...more };
}
