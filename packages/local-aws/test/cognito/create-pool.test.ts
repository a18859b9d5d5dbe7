import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal, TEMPORARY } from "./cognito-world.ts";

const settings = {
  Policies: { PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 2 } },
  AliasAttributes: ["email" as const],
  LambdaConfig: { CustomMessage: "arn:aws:lambda:eu-west-1:000000000000:function:messages" },
  EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" as const, ReplyToEmailAddress: "help@example.com" },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email" as const, Priority: 1 }] },
};

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
});
afterAll(() => world.stop());

describe("a pool of CreateUserPool", () => {
  it("is described as it was created, and so is its client", async () => {
    const created = await world.sdk.send(new CreateUserPoolCommand({ PoolName: "own", ...settings }));
    const UserPoolId = created.UserPool?.Id;
    const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool).toEqual(created.UserPool);
    expect(UserPool).toMatchObject({ Name: "own", MfaConfiguration: "OFF", ...settings });
    const own = {
      ClientName: "backend",
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH" as const],
      PreventUserExistenceErrors: "ENABLED" as const,
      AuthSessionValidity: 5,
    };
    const input = { UserPoolId, ...own, GenerateSecret: true };
    const { UserPoolClient } = await world.sdk.send(new CreateUserPoolClientCommand(input));
    expect(UserPoolClient).toMatchObject({ ...own, ClientSecret: expect.stringMatching(/^\w{52}$/) });
    const ids = { UserPoolId, ClientId: UserPoolClient?.ClientId };
    const described = await world.sdk.send(new DescribeUserPoolClientCommand(ids));
    expect(described.UserPoolClient).toEqual(UserPoolClient);
  });

  it("signs its users in", async () => {
    const { UserPool } = await world.sdk.send(new CreateUserPoolCommand({ PoolName: "open" }));
    const UserPoolId = UserPool?.Id;
    const client = { UserPoolId, ClientName: "c", ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH" as const] };
    const { UserPoolClient } = await world.sdk.send(new CreateUserPoolClientCommand(client));
    const user = { UserPoolId, Username: "ada", TemporaryPassword: TEMPORARY, MessageAction: "SUPPRESS" as const };
    await world.sdk.send(new AdminCreateUserCommand(user));
    const AuthParameters = { USERNAME: "ada", PASSWORD: TEMPORARY };
    const flow = { UserPoolId, ClientId: UserPoolClient?.ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" as const };
    const { ChallengeName } = await world.sdk.send(new AdminInitiateAuthCommand({ ...flow, AuthParameters }));
    expect(ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  });

  it("is refused with the name of an unsupported property", async () => {
    const call = world.sdk.send(new CreateUserPoolCommand({ PoolName: "x", DeviceConfiguration: {} }));
    const { name, message } = await refusal(call);
    expect(name).toBe("NotSupportedLocally");
    expect(message).toContain("DeviceConfiguration");
  });
});
