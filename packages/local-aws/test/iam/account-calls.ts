import { AdminGetUserCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { ServedAccount } from "../support/account.ts";

export const mail = {
  FromEmailAddress: "Us <us@example.com>",
  Destination: { ToAddresses: ["ada@example.com"] },
  Content: { Simple: { Subject: { Data: "Hi" }, Body: { Text: { Data: "Hi" } } } },
};
export const identity = "arn:aws:ses:eu-west-1:000000000000:identity/us@example.com";

type Options = ReturnType<ServedAccount["as"]>;
/** A request that requires one permission, and the HTTP status of its refusal. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly status: number;
  readonly send: (options: Options) => Promise<unknown>;
}

/** One call of each service, and its resource. */
export async function oneCallOfEach(account: ServedAccount): Promise<readonly Call[]> {
  const pool = account.cognito.createUserPool({});
  const { name: bus, arn: busArn } = account.eventBridge.createEventBus({ Name: "orders" });
  const key = account.kms.createKey({});
  const queue = account.sqs.createQueue({ QueueName: "letters" });
  const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "End", States: { End: { Type: "Succeed" } } });
  const roleArn = account.createRole("machine", "states.amazonaws.com");
  const machine = account.stepFunctions.createStateMachine({ name: "one", type: "STANDARD", definition, roleArn });
  const table = account.dynamodb.tableArn("people");
  const keys = { KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }], BillingMode: "PAY_PER_REQUEST" };
  const AttributeDefinitions = [{ AttributeName: "pk", AttributeType: "S" }];
  await account.dynamodb.service.call("CreateTable", { TableName: "people", ...keys, AttributeDefinitions });
  const functionArn = account.createFunction("nobody");
  const entry = { EventBusName: bus, Source: "orders", DetailType: "Told", Detail: "{}" };
  return [
    {
      action: "cognito-idp:AdminGetUser",
      resource: pool.arn,
      status: 400,
      send: (options) => {
        const command = new AdminGetUserCommand({ UserPoolId: pool.id, Username: "ada" });
        return new CognitoIdentityProviderClient(options).send(command);
      },
    },
    {
      action: "dynamodb:GetItem",
      resource: table,
      status: 400,
      send: (options) =>
        new DynamoDBClient(options).send(new GetItemCommand({ TableName: "people", Key: { pk: { S: "a" } } })),
    },
    {
      action: "events:PutEvents",
      resource: busArn,
      status: 400,
      send: (options) => new EventBridgeClient(options).send(new PutEventsCommand({ Entries: [entry] })),
    },
    {
      action: "kms:Encrypt",
      resource: key.arn,
      status: 400,
      send: (options) =>
        new KMSClient(options).send(new EncryptCommand({ KeyId: key.id, Plaintext: Buffer.from("a") })),
    },
    {
      action: "lambda:InvokeFunction",
      resource: functionArn,
      status: 403,
      send: (options) => new LambdaClient(options).send(new InvokeCommand({ FunctionName: "nobody" })),
    },
    {
      action: "ses:SendEmail",
      resource: identity,
      status: 403,
      send: (options) => new SESv2Client(options).send(new SendEmailCommand(mail)),
    },
    {
      action: "sqs:SendMessage",
      resource: queue.arn,
      status: 403,
      send: (options) => new SQSClient(options).send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: "a" })),
    },
    {
      action: "states:StartExecution",
      resource: machine.arn,
      status: 400,
      send: (options) => new SFNClient(options).send(new StartExecutionCommand({ stateMachineArn: machine.arn })),
    },
  ];
}
