import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { inject } from "vitest";
import { startPlatform } from "../../local/run/platform.ts";
import type { Assembly } from "./assemblies.ts";

/** The whole local run on free ports, with SDK clients that talk to it. */
export async function startTestPlatform(assembly: Assembly = "standard") {
  const directory = mkdtempSync(join(tmpdir(), "onboarding-platform-"));
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
