import { describe, expect, it } from "vitest";
import { accountWith, allow, deny, document, getItem, outcome, QUEUE, ROLE_ARN, TABLE } from "./policies-of-a-role.ts";

const refused = "because no identity-based policy allows the dynamodb:GetItem action";
const denied = "with an explicit deny in an identity-based policy";

describe("a role's policies", () => {
  it.each([
    ["nothing", [], refused],
    ["the action on the resource", [allow("dynamodb:GetItem", TABLE)], "allowed"],
    ["the action in another case", [allow("DynamoDB:getitem", TABLE)], "allowed"],
    ["one of several", [allow(["dynamodb:PutItem", "dynamodb:GetItem"], ["*"])], "allowed"],
    ["another action", [allow("dynamodb:GetItems", "*")], refused],
    ["the action on another resource", [allow("dynamodb:GetItem", `${TABLE}s`)], refused],
    ["a resource in another case", [allow("dynamodb:GetItem", TABLE.toUpperCase())], refused],
    ["any characters of the action", [allow("dynamodb:*Item", TABLE)], "allowed"],
    ["one character of the action", [allow("dynamodb:?etItem", TABLE)], "allowed"],
    ["one character too many", [allow("dynamodb:?GetItem", TABLE)], refused],
    ["any characters of the resource", [allow("dynamodb:GetItem", "arn:aws:dynamodb:*:table/p*e")], "allowed"],
    ["what a regular expression would take for any character", [allow("dynamodb.GetItem", TABLE)], refused],
    ["it, and denies it", [allow("*", "*"), deny("dynamodb:Get*", TABLE)], denied],
    ["it, and denies it elsewhere", [allow("*", "*"), deny("dynamodb:*", QUEUE)], "allowed"],
  ])("that allow %s", (_, statements, expected) => {
    expect(getItem(accountWith(...statements))).toMatch(new RegExp(`${expected}$`));
  });

  it("may be inline policies", () => {
    const iam = accountWith();
    const Policies = [{ PolicyName: "inline", PolicyDocument: document(allow("dynamodb:GetItem", TABLE)) }];
    iam.policies.createRole("reader", { AssumeRolePolicyDocument: document(), Policies });
    iam.openSession("arn:aws:iam::000000000000:role/reader", "read");
    expect(getItem(iam, "people", "reader")).toBe("allowed");
  });
});

describe("credentials", () => {
  const authorize = (accessKeyId: string | undefined, more: object = {}) => {
    const request = { target: "DynamoDB_20120810.GetItem", body: {}, ...more };
    return () => accountWith().authorize({ accessKeyId, request });
  };
  const rest = { method: "GET", path: "/v2/email/account", body: undefined };

  it("of the administrator may do everything", () => {
    expect(outcome(authorize("local"))).toBe("allowed");
  });

  it.each([
    ["nobody's", "stranger", "UnrecognizedClientException", "The security token included in the request is invalid."],
    ["missing", undefined, "MissingAuthenticationTokenException", "Missing Authentication Token"],
  ])("that are %s are refused", (_, accessKeyId, code, message) => {
    expect(authorize(accessKeyId)).toThrow(expect.objectContaining({ code, message, status: 400 }));
    const call = { accessKeyId, request: rest };
    expect(() => accountWith().authorize(call)).toThrow(expect.objectContaining({ code, status: 403 }));
  });

  it("of a role without a function are unknown", () => {
    const iam = accountWith();
    iam.policies.createRole("idle", { AssumeRolePolicyDocument: document() });
    expect(getItem(iam, "people", "idle")).toBe("The security token included in the request is invalid.");
  });

  it("are not needed for public operations of a user pool", () => {
    const request = { target: "AWSCognitoIdentityProviderService.InitiateAuth", body: {} };
    expect(outcome(() => accountWith().authorize({ accessKeyId: undefined, request }))).toBe("allowed");
  });
});

describe("the policy of a queue", () => {
  const send = (Principal: object, Condition: object = {}) => {
    const iam = accountWith();
    const PolicyDocument = document({ ...allow("sqs:SendMessage", QUEUE, Condition), Principal });
    iam.policies.addQueuePolicy({ Queues: ["http://127.0.0.1:4566/000000000000/letters"], PolicyDocument });
    return iam;
  };
  const byRule = (sourceArn: string, iam: ReturnType<typeof send>) =>
    outcome(() =>
      iam.authorizeService({ service: "events.amazonaws.com", sourceArn, action: "sqs:SendMessage", resource: QUEUE }),
    );
  const rule = "arn:aws:events:eu-west-1:000000000000:rule/placed";
  const events = { Service: "events.amazonaws.com" };

  it.each([
    ["its service", events, {}, true],
    ["everybody", { AWS: "*", Service: "*" }, {}, true],
    ["another service", { Service: "s3.amazonaws.com" }, {}, false],
    ["its service for this rule", events, { ArnEquals: { "aws:SourceArn": rule } }, true],
    ["its service for another rule", events, { ArnEquals: { "aws:SourceArn": `${rule}s` } }, false],
    ["its service for this account", events, { StringEquals: { "aws:SourceAccount": "000000000000" } }, true],
  ])("that allows %s, for a request of a rule", (_, principal, condition, isAllowed) => {
    const text = `User: events.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: ${QUEUE} because no resource-based policy allows the sqs:sendmessage action`;
    expect(byRule(rule, send(principal, condition))).toBe(isAllowed ? "allowed" : text);
  });

  it.each([
    ["the role", { AWS: ROLE_ARN }, true],
    ["another role", { AWS: `${ROLE_ARN}s` }, false],
    ["the account, which leaves it to the role", { AWS: "arn:aws:iam::000000000000:root" }, false],
  ])("that allows %s, for a request of a role without permission", (_, principal, isAllowed) => {
    const body = { QueueUrl: "http://127.0.0.1:4566/000000000000/letters" };
    const request = { target: "AmazonSQS.SendMessage", body };
    const answer = outcome(() => send(principal).authorize({ accessKeyId: "writer", request }));
    expect(answer === "allowed").toBe(isAllowed);
  });
});
