import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type AssemblyRun, runAssembly } from "../src/index.ts";
import { until } from "./support/until.ts";

const root = join(import.meta.dirname, "..");
// Inside of the package, so that the functions find the AWS SDK as on Lambda.
mkdirSync(join(root, ".local"), { recursive: true });
const directory = mkdtempSync(join(root, ".local/example-"));
const assembly = join(directory, "cdk.out");

let run: AssemblyRun;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ["--import", "tsx", join(root, "example/app.ts"), assembly]);
  run = await runAssembly({
    assembly,
    directory,
    awsPort: 0,
    apiPort: 0,
    region: "eu-central-1",
    accountId: "111122223333",
  });
});
afterAll(async () => {
  await run?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Options for any SDK client. */
const options = () => ({
  endpoint: run.endpoint,
  region: "eu-central-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const output = (name: string) => run.outputs[name] ?? "";

async function placeOrder(detail: object): Promise<void> {
  const entry = { EventBusName: output("EventBusName"), Source: "shop.web", DetailType: "OrderPlaced" };
  const Entries = [{ ...entry, Detail: JSON.stringify(detail) }];
  await new EventBridgeClient(options()).send(new PutEventsCommand({ Entries }));
}

describe("the example's cloud assembly, which another app has synthesized", () => {
  it("has its stack's name, Region and account in every resource", () => {
    expect(run.outputs).toMatchObject({
      StateMachineArn: "arn:aws:states:eu-central-1:111122223333:stateMachine:orders",
      DeadLetterQueueUrl: expect.stringMatching(/\/111122223333\/Shop-deadletters\w+$/),
      UserPoolId: expect.stringMatching(/^eu-central-1_/),
    });
  });

  it("starts an execution for an event, and completes it with the answer to its task token", async () => {
    const sfn = new SFNClient(options());
    await placeOrder({ orderId: "1001", total: 25, items: ["lamp"] });
    const executionArn = await until("an execution", async () => {
      const { executions = [] } = await sfn.send(
        new ListExecutionsCommand({ stateMachineArn: output("StateMachineArn") }),
      );
      return executions[0]?.executionArn;
    });
    const taskToken = await until("a task token", async () => {
      const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      const [submitted] = events.filter(({ type }) => type === "TaskSubmitted");
      const scheduled = events.filter(({ type }) => type === "TaskScheduled").at(-1);
      return submitted && Scheduled.parse(scheduled).taskScheduledEventDetails.parameters.Payload.taskToken;
    });
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"paid":25}' }));
    await run.services.activity.idle();
    const ended = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(ended.status).toBe("SUCCEEDED");
    expect(JSON.parse(ended.output ?? "")).toEqual({ orderId: "1001", reserved: 1, payment: { paid: 25 } });
  });

  it("sends the event of a failed function to the dead-letter queue", async () => {
    await placeOrder({ orderId: "1002" });
    await run.services.activity.idle();
    const receive = new ReceiveMessageCommand({ QueueUrl: output("DeadLetterQueueUrl") });
    const { Messages = [] } = await new SQSClient(options()).send(receive);
    expect(JSON.parse(Messages[0]?.Body ?? "")).toMatchObject({
      requestPayload: { detail: { orderId: "1002" } },
      responsePayload: { errorType: "TypeError", errorMessage: "An order needs a total." },
    });
  });

  it("signs a user of its pool in", async () => {
    const cognito = new CognitoIdentityProviderClient(options());
    const user = { UserPoolId: output("UserPoolId"), Username: "ada" };
    const UserAttributes = [{ Name: "email", Value: "ada@example.com" }];
    await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, DesiredDeliveryMediums: ["EMAIL"] }));
    expect(run.services.ses.mailbox()).toMatchObject([{ to: ["ada@example.com"] }]);
    const Password = "A-lamp-for-2-rooms";
    await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
    const signIn = new InitiateAuthCommand({
      ClientId: output("UserPoolClientId"),
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: "ada", PASSWORD: Password },
    });
    const { AuthenticationResult } = await cognito.send(signIn);
    const AccessToken = AuthenticationResult?.AccessToken;
    expect(await cognito.send(new GetUserCommand({ AccessToken }))).toMatchObject({ Username: "ada" });
  });
});

const Scheduled = z.object({
  taskScheduledEventDetails: z.object({
    parameters: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.object({ Payload: z.object({ taskToken: z.string() }) })),
  }),
});
