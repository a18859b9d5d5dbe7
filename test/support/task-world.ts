import { randomBytes, randomUUID } from "node:crypto";
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
import * as z from "zod";
import { createEndpoint } from "../../local/endpoint/endpoint.ts";
import { Activity } from "../../local/kernel/activity.ts";
import { createCognito } from "../../local/services/cognito/cognito.ts";
import { createDynamoDb } from "../../local/services/dynamodb/dynamodb.ts";
import { createEventBridge } from "../../local/services/eventbridge/eventbridge.ts";
import { createKms } from "../../local/services/kms/kms.ts";
import { createSes } from "../../local/services/ses/ses.ts";
import { createSqs } from "../../local/services/sqs/sqs.ts";
import { createStepFunctions } from "../../local/services/step-functions/step-functions.ts";
import { FaultyNetwork } from "./faulty-network.ts";
import { ManualClock } from "./manual-clock.ts";

const TABLE_NAME = "onboarding";
const CONFIGURATION_SET = "onboarding";

/** Waits for a task token, as the state `Wait for the user` does. */
const waitingMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Wait",
  States: {
    Wait: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: {
        FunctionName: "keep-token",
        Payload: { name: "{% $states.context.Execution.Name %}", token: "{% $states.context.Task.Token %}" },
      },
      End: true,
    },
  },
};

const Kept = z.object({ name: z.string(), token: z.string() });

function createServices(clock: ManualClock) {
  const activity = new Activity();
  const tokens = new Map<string, string>();
  const where = { region: "eu-west-1", accountId: "000000000000" };
  const common = { ...where, clock, activity, randomBytes, newId: randomUUID, random: () => 0.5 };
  const nowhere = () => Promise.resolve();
  const stepFunctions = createStepFunctions({
    ...common,
    invokeFunction: async (_, payload) => {
      const { name, token } = Kept.parse(JSON.parse(payload));
      tokens.set(name, token);
      return { statusCode: 200, payload: "{}", executedVersion: "$LATEST" };
    },
    onStatusChange: () => undefined,
  });
  return {
    activity,
    tokens,
    stepFunctions,
    cognito: createCognito(common),
    events: createEventBridge({ ...common, deliver: nowhere, sendMessage: nowhere }),
    kms: createKms(common),
    ses: createSes(common),
    sqs: createSqs(common),
  };
}

type Services = ReturnType<typeof createServices>;

function createResources({ cognito, events, kms, ses, sqs, stepFunctions }: Services) {
  const { id: userPoolId } = cognito.createUserPool({
    AliasAttributes: ["email"],
    Policies: { PasswordPolicy: { MinimumLength: 15, TemporaryPasswordValidityDays: 1 } },
    Schema: [{ Name: "email", Required: true, Mutable: true }],
    UsernameConfiguration: { CaseSensitive: false },
  });
  const client = (...ExplicitAuthFlows: string[]) =>
    cognito.createUserPoolClient({ UserPoolId: userPoolId, ExplicitAuthFlows }).id;
  const definition = JSON.stringify(waitingMachine);
  const roleArn = "arn:aws:iam::000000000000:role/onboarding";
  return {
    userPoolId,
    backendClientId: client("ALLOW_ADMIN_USER_PASSWORD_AUTH"),
    appClientId: client("ALLOW_USER_PASSWORD_AUTH"),
    eventBusName: events.createEventBus({ Name: "onboarding" }).name,
    keyArn: kms.createKey({}).arn,
    configurationSet: ses.createConfigurationSet({ Name: CONFIGURATION_SET }).name,
    queue: sqs.createQueue({ QueueName: "rejected" }),
    stateMachineArn: stepFunctions.createStateMachine({ name: "onboarding", definition, roleArn, type: "STANDARD" }).arn,
    tableName: TABLE_NAME,
  };
}

/** SDK clients that try again at once, `maxAttempts` times in all. */
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
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  await dynamodb.send(command);
}

/**
 * The services that tasks call, in this process and behind a network that can fail, with what the stack would
 * have made in them. The clock stands still.
 */
export async function taskWorld() {
  const clock = new ManualClock();
  const services = createServices(clock);
  const resources = createResources(services);
  const { cognito, events, kms, ses, sqs, stepFunctions } = services;
  const json = [cognito, events, kms, sqs, stepFunctions].map(({ service }) => service);
  const network = new FaultyNetwork();
  const listener = createEndpoint({ json, rest: [ses.router], dynamodb: createDynamoDb().listener });
  const server = createServer(network.before(listener));
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
    /** For calls that the SDK must not repeat. */
    singleAttempt: createClients(endpoint, 1),
    ...resources,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TaskWorld = Awaited<ReturnType<typeof taskWorld>>;
