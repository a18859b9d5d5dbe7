import { beforeEach, describe, expect, it } from "vitest";
import { type Account, createAccount } from "../support/account.ts";

let account: Account;
beforeEach(() => {
  account = createAccount();
});

describe("an HTTP API", () => {
  const get = async (SourceArn?: string) => {
    const { httpApi, createFunction, iam } = account;
    const IntegrationUri = createFunction("shop");
    const { id: ApiId } = httpApi.createApi({ Name: "shop", ProtocolType: "HTTP" });
    const integration = { ApiId, IntegrationType: "AWS_PROXY", IntegrationUri, PayloadFormatVersion: "2.0" };
    const { id } = httpApi.createIntegration(integration);
    httpApi.createRoute({ ApiId, RouteKey: "GET /page", Target: `integrations/${id}` });
    const permission = { Action: "lambda:InvokeFunction", FunctionName: IntegrationUri };
    if (SourceArn !== undefined)
      iam.policies.addPermission({ ...permission, Principal: "apigateway.amazonaws.com", SourceArn });
    return (await httpApi.handle(new Request("http://127.0.0.1:8080/page"), "192.0.2.1")).status;
  };
  const api = "arn:aws:execute-api:eu-west-1:000000000000:local";

  it.each([
    ["allows the API", `${api}/*/*`, 200],
    ["allows the route", `${api}/*/GET/page`, 200],
    ["allows another route", `${api}/*/POST/page`, 500],
    ["allows nobody", undefined, 500],
  ])("answers for a function that %s", async (_, sourceArn, status) => {
    expect(await get(sourceArn)).toBe(status);
  });
});

describe("a user pool", () => {
  const invite = async (more: object, DesiredDeliveryMediums: string[]) => {
    const { id: UserPoolId } = account.cognito.createUserPool(more);
    const UserAttributes = [
      { Name: "email", Value: "ada@example.com" },
      { Name: "phone_number", Value: "+14325550100" },
    ];
    const user = { UserPoolId, Username: "ada", UserAttributes, DesiredDeliveryMediums };
    return account.cognito.service.call("AdminCreateUser", user);
  };
  const answered = { code: "InvalidLambdaResponseException" };

  it("invokes its trigger when the function's policy allows it", async () => {
    const CustomMessage = account.createFunction("messages");
    account.iam.policies.addPermission({
      Action: "lambda:InvokeFunction",
      FunctionName: CustomMessage,
      Principal: "cognito-idp.amazonaws.com",
    });
    await expect(invite({ LambdaConfig: { CustomMessage } }, ["EMAIL"])).rejects.toMatchObject(answered);
    expect(account.invoked).toMatchObject([{ name: "messages" }]);
  });

  it("reports that the trigger's policy does not allow it", async () => {
    const CustomMessage = account.createFunction("messages");
    await expect(invite({ LambdaConfig: { CustomMessage } }, ["EMAIL"])).rejects.toMatchObject({
      code: "UnexpectedLambdaException",
      message: "CustomMessage invocation failed due to error AccessDeniedException.",
    });
  });

  const publish = { Action: "sns:Publish", Resource: "*" };
  it.each([
    ["trusts it and may publish", "cognito-idp.amazonaws.com", [publish], undefined],
    ["does not trust it", "lambda.amazonaws.com", [publish], "InvalidSmsRoleTrustRelationshipException"],
    ["may not publish", "cognito-idp.amazonaws.com", [], "InvalidSmsRoleAccessPolicyException"],
  ])("sends text messages with a role that %s", async (_, service, rights, code) => {
    const SnsCallerArn = account.createRole("texts", service, ...rights);
    const inviting = invite({ SmsConfiguration: { SnsCallerArn } }, ["SMS"]);
    if (code === undefined) await inviting;
    else await expect(inviting).rejects.toMatchObject({ code });
    expect(account.texts()).toHaveLength(code === undefined ? 1 : 0);
  });
});
