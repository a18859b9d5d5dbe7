import { CognitoIdentityProviderClient, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { afterAll, describe, expect, it } from "vitest";
import { serveAccount } from "../support/account.ts";
import { type Call, identity, mail, oneCallOfEach } from "./account-calls.ts";

const account = await serveAccount();
afterAll(() => account.stop());
const calls = await oneCallOfEach(account);

const who = "arn:aws:sts::000000000000:assumed-role/nobody/nobody";

/** The text of the refusal. SES and SQS have their own form. */
function refusalOf({ action, resource }: Call): string {
  if (action.startsWith("ses:"))
    return `User \`${who}' is not authorized to perform \`${action}' on resource \`${resource}'`;
  const written = action.startsWith("sqs:") ? action.toLowerCase() : action;
  return `User: ${who} is not authorized to perform: ${written} on resource: ${resource} because no identity-based policy allows the ${written} action`;
}

describe("a function's role", () => {
  it.each(calls)("without the permission $action gets AccessDeniedException", async (call) => {
    await expect(call.send(account.as("nobody"))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: refusalOf(call),
      $metadata: { httpStatusCode: call.status },
    });
  });

  it.each(calls)("with only the permission $action may use it", async ({ action, resource, send }) => {
    const role = action.replaceAll(/[^A-Za-z]/g, "");
    account.createFunction(role, { Action: action, Resource: resource });
    // The user does not exist, and only an allowed request learns that.
    const answer = await send(account.as(role)).catch((error: unknown) => error);
    expect(answer).toMatchObject(
      action === "cognito-idp:AdminGetUser"
        ? { name: "UserNotFoundException" }
        : { $metadata: { httpStatusCode: 200 } },
    );
  });

  it("may send a mail with a configuration set only with permission for both", async () => {
    account.ses.createConfigurationSet({ Name: "set" });
    const set = "arn:aws:ses:eu-west-1:000000000000:configuration-set/set";
    account.createFunction("sender", { Action: "ses:SendEmail", Resource: identity });
    const send = () =>
      new SESv2Client(account.as("sender")).send(new SendEmailCommand({ ...mail, ConfigurationSetName: "set" }));
    await expect(send()).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(set),
    });
    account.allow("sender", { Action: "ses:SendEmail", Resource: set });
    await expect(send()).resolves.toMatchObject({ MessageId: expect.any(String) });
  });
});

it.each(calls)("an unknown access key may not use $action", async ({ action, send }) => {
  await expect(send(account.as("stranger"))).rejects.toMatchObject({
    name: "UnrecognizedClientException",
    message: "The security token included in the request is invalid.",
    $metadata: { httpStatusCode: /^(lambda|ses):/.test(action) ? 403 : 400 },
  });
});

it("the administrator may do everything, and a sign-in needs no access key", async () => {
  const answer = await Promise.all(calls.slice(1).map(({ send }) => send(account.as("local"))));
  expect(answer).toHaveLength(calls.length - 1);
  const signIn = new InitiateAuthCommand({ ClientId: "nobodys", AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: {} });
  const signingIn = new CognitoIdentityProviderClient(account.as("stranger")).send(signIn);
  await expect(signingIn).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

it.each([
  ["DynamoDB_20120810.ListTables", "com.amazon.coral.service#AccessDeniedException"],
  ["AWSStepFunctions.ListStateMachines", "com.amazon.coral.service#AccessDeniedException"],
  ["AmazonSQS.ListQueues", "com.amazon.coral.service#AccessDeniedException"],
  ["AWSCognitoIdentityProviderService.ListUserPools", "AccessDeniedException"],
  ["AWSEvents.ListRules", "AccessDeniedException"],
])("the error of %s has the type %s", async (target, type) => {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=nobody/20260101/eu-west-1/x/aws4_request, SignedHeaders=host, Signature=0";
  const headers = { authorization, "x-amz-target": target, "content-type": "application/x-amz-json-1.0" };
  const answer = await fetch(account.endpoint, { method: "POST", headers, body: "{}" });
  expect(await answer.json()).toMatchObject({ __type: type });
});
