import { createServer } from "node:http";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { KMSClient } from "@aws-sdk/client-kms";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import { createDynamoDb, createEndpoint } from "local-aws";
import * as z from "zod";
import { ManualClock } from "../../packages/local-aws/test/support/manual-clock.ts";
import { FaultyNetwork } from "./faulty-network.ts";
import { createTaskResources, createTaskServices } from "./task-services.ts";

const TABLE_NAME = "onboarding";

/** SDK clients that repeat a failed call at once, up to `maxAttempts` attempts. */
function createClients(endpoint: string, maxAttempts: number) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const retryStrategy = new ConfiguredRetryStrategy(maxAttempts, 0);
  const options = { endpoint, region: "eu-west-1", credentials, retryStrategy };
  return {
    cognito: new CognitoIdentityProviderClient(options),
    dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient(options)),
    events: new EventBridgeClient(options),
    kms: new KMSClient(options),
    mails: new SESv2Client(options),
    queues: new SQSClient(options),
    stateMachines: new SFNClient(options),
  };
}

async function createTable({ dynamodb }: ReturnType<typeof createClients>): Promise<void> {
  const command = new CreateTableCommand({
    TableName: TABLE_NAME,
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  await dynamodb.send(command);
}

/**
 * Starts the services that tasks call, in this process and behind a network that can fail, with the stack's resources.
 * The clock stands still.
 */
export async function startTestbed() {
  const clock = new ManualClock();
  const services = createTaskServices(clock);
  const resources = createTaskResources(services);
  const { cognito, events, kms, ses, sqs, stepFunctions } = services;
  const dynamodb = createDynamoDb({ region: "eu-west-1", accountId: "000000000000" });
  const json = [cognito, dynamodb, events, kms, sqs, stepFunctions].map(({ service }) => service);
  const network = new FaultyNetwork();
  const listener = createEndpoint({ json, rest: [ses.router] });
  const server = createServer(network.wrap(listener));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const endpoint = `http://127.0.0.1:${port}`;
  const clients = createClients(endpoint, 3);
  await createTable(clients);
  return {
    clock,
    services,
    network,
    clients,
    /** Clients for calls that the SDK must not repeat. */
    singleAttempt: createClients(endpoint, 1),
    ...resources,
    tableName: TABLE_NAME,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Testbed = Awaited<ReturnType<typeof startTestbed>>;
