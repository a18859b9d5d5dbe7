import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { inject } from "vitest";
import { startPlatform } from "../../local/platform.ts";
import type { Assembly } from "./assemblies.ts";

let shared: Promise<TestPlatform> | undefined;

/**
 * One local run for all test files of a worker that tolerate the data of other files: other people, and a clock that is
 * days ahead. It ends with the worker. Starting a platform and loading every function takes longer than most files do.
 */
export function sharedPlatform(): Promise<TestPlatform> {
  shared ??= startTestPlatform();
  return shared;
}

/** Starts the whole local run on free ports, with SDK clients for it. */
export async function startTestPlatform(assembly: Assembly = "standard") {
  // Beside the assemblies, which are removed at the end: nobody stops a shared platform.
  const directory = mkdtempSync(join(dirname(inject("assembly")), "platform-"));
  const platform = await startPlatform({
    assembly: inject("assemblies")[assembly],
    directory,
    awsPort: 0,
    portalPort: 0,
  });
  const { endpoint, region } = platform.outputs;
  const options = { endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  return {
    ...platform,
    cognito: new CognitoIdentityProviderClient(options),
    dynamodb: new DynamoDBClient(options),
    events: new EventBridgeClient(options),
    functions: new LambdaClient({ ...options, maxAttempts: 1 }),
    queues: new SQSClient(options),
    stateMachines: new SFNClient(options),
    async stop(): Promise<void> {
      await platform.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type TestPlatform = Awaited<ReturnType<typeof startTestPlatform>>;
