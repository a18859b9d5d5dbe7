import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/services/iam/requests/required-permission.ts";
import { permissionsOf } from "../../src/services/iam/requests/required-permissions.ts";
import { KEY, place, QUEUE, TABLE } from "./policies-of-a-role.ts";

const MACHINE = "arn:aws:states:eu-west-1:000000000000:stateMachine:one";
const facts: Facts = {
  ...place,
  keyArn: ({ keyId, blob }) => (keyId === "answers" || blob === "c2VhbGVk" ? KEY : undefined),
  machineOfToken: (token) => (token === "known" ? MACHINE : undefined),
};
const bus = (name: string) => `arn:aws:events:eu-west-1:000000000000:event-bus/${name}`;
const lambda = "arn:aws:lambda:eu-west-1:000000000000:function:greet";
const asked = (target: string, body: unknown) =>
  permissionsOf({ target, body }, facts).map(({ action, resource }) => [action, resource]);

describe("a request requires permission for", () => {
  it.each([
    ["DynamoDB_20120810.PutItem", { TableName: "people" }, [["dynamodb:PutItem", TABLE]]],
    ["DynamoDB_20120810.BatchGetItem", { RequestItems: { people: {} } }, [["dynamodb:BatchGetItem", TABLE]]],
    ["DynamoDB_20120810.ListTables", {}, [["dynamodb:ListTables", "*"]]],
    ["AmazonSQS.SendMessage", { QueueUrl: "http://127.0.0.1/000000000000/letters" }, [["sqs:SendMessage", QUEUE]]],
    ["AmazonSQS.GetQueueUrl", { QueueName: "letters" }, [["sqs:GetQueueUrl", QUEUE]]],
    ["AmazonSQS.SendMessage", {}, [["sqs:SendMessage", "*"]]],
    ["AWSStepFunctions.StartExecution", { stateMachineArn: MACHINE }, [["states:StartExecution", MACHINE]]],
    ["AWSStepFunctions.DescribeExecution", { executionArn: "arn:e" }, [["states:DescribeExecution", "arn:e"]]],
    ["AWSStepFunctions.SendTaskSuccess", { taskToken: "known" }, [["states:SendTaskSuccess", MACHINE]]],
    ["AWSStepFunctions.SendTaskSuccess", { taskToken: "made up" }, []],
    ["TrentService.Decrypt", { CiphertextBlob: "c2VhbGVk" }, [["kms:Decrypt", KEY]]],
    ["TrentService.Decrypt", { CiphertextBlob: "bWFkZSB1cA==" }, []],
    ["AWSEvents.DescribeEventBus", { Name: "own" }, [["events:DescribeEventBus", bus("own")]]],
    ["AWSEvents.PutEvents", {}, [["events:PutEvents", "*"]]],
    ["AWSCognitoIdentityProviderService.ForgotPassword", { ClientId: "a" }, []],
    ["Unknown_1.Operation", {}, []],
  ])("%s %j: %j", (target, body, needs) => {
    expect(asked(target, body)).toEqual(needs);
  });

  it("each bus of PutEvents, with the sources and detail types of its events", () => {
    const Entries = [
      { EventBusName: "own", Source: "orders", DetailType: "A" },
      { Source: "shop", DetailType: "B" },
      { EventBusName: bus("own"), Source: "shop", DetailType: "C" },
      { EventBusName: "own" },
    ];
    const action = "events:PutEvents";
    expect(permissionsOf({ target: "AWSEvents.PutEvents", body: { Entries } }, facts)).toEqual([
      {
        action,
        resource: bus("own"),
        context: { "events:source": ["orders", "shop"], "events:detail-type": ["A", "C"] },
      },
      { action, resource: bus("default"), context: { "events:source": ["shop"], "events:detail-type": ["B"] } },
    ]);
  });

  it("a key with the encryption context, whose names are case sensitive only in EncryptionContextKeys", () => {
    const body = { KeyId: "answers", EncryptionContext: { orderId: "order-1", Content: "code" } };
    expect(permissionsOf({ target: "TrentService.Encrypt", body }, facts)[0]?.context).toEqual({
      "kms:encryptioncontext:orderid": ["order-1"],
      "kms:encryptioncontext:content": ["code"],
      "kms:encryptioncontextkeys": ["orderId", "Content"],
    });
  });

  it.each([
    ["POST", "/2015-03-31/functions/greet/invocations", [["lambda:InvokeFunction", lambda]]],
    [
      "POST",
      "/2015-03-31/functions/greet/invocations?Qualifier=%24LATEST",
      [["lambda:InvokeFunction", `${lambda}:$LATEST`]],
    ],
    [
      "PUT",
      `/2017-10-31/functions/${encodeURIComponent(lambda)}/concurrency`,
      [["lambda:PutFunctionConcurrency", lambda]],
    ],
    ["GET", "/v2/email/account", [["ses:GetAccount", "*"]]],
    ["GET", "/elsewhere", []],
  ])("%s %s: %j", (method, path, needs) => {
    expect(permissionsOf({ method, path, body: {} }, facts).map(({ action, resource }) => [action, resource])).toEqual(
      needs,
    );
  });

  it("the address of a mail's sender, without its display name", () => {
    const body = { FromEmailAddress: '"Us <them@example.com>" <us@example.com>', ConfigurationSetName: "set" };
    const context = { "ses:fromaddress": ["us@example.com"] };
    const arn = "arn:aws:ses:eu-west-1:000000000000";
    expect(permissionsOf({ method: "POST", path: "/v2/email/outbound-emails", body }, facts)).toEqual([
      { action: "ses:SendEmail", resource: `${arn}:identity/us@example.com`, context },
      { action: "ses:SendEmail", resource: `${arn}:configuration-set/set`, context },
    ]);
  });
});
