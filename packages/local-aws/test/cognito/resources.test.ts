import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal } from "./cognito-world.ts";

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld({ pool: { UserPoolName: "people", DeletionProtection: "ACTIVE" } });
});
afterAll(() => world.stop());

describe("the properties of a template are described", () => {
  it("for a pool", async () => {
    const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId: world.UserPoolId }));
    expect(UserPool).toMatchObject({
      Id: world.UserPoolId,
      Name: "people",
      Arn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${world.UserPoolId}`,
      DeletionProtection: "ACTIVE",
      MfaConfiguration: "OFF",
      Policies: { PasswordPolicy: { MinimumLength: 15, RequireSymbols: false, TemporaryPasswordValidityDays: 1 } },
      SchemaAttributes: expect.arrayContaining([expect.objectContaining({ Name: "email", Required: true })]),
    });
    expect(world.UserPoolId).toMatch(/^eu-west-1_[0-9a-z]{9}$/);
  });

  it("for the list of pools", async () => {
    const { UserPools } = await world.sdk.send(new ListUserPoolsCommand({ MaxResults: 10 }));
    expect(UserPools?.map(({ Id, Name }) => [Id, Name])).toEqual([[world.UserPoolId, "people"]]);
  });

  it("for a client", async () => {
    const { id, secret } = world.addClient({ ClientName: "backend", GenerateSecret: true, AccessTokenValidity: 2 });
    const input = { UserPoolId: world.UserPoolId, ClientId: id };
    const { UserPoolClient } = await world.sdk.send(new DescribeUserPoolClientCommand(input));
    expect(UserPoolClient).toMatchObject({
      ClientName: "backend",
      ClientSecret: secret,
      AccessTokenValidity: 2,
      TokenValidityUnits: { AccessToken: "hours", RefreshToken: "days" },
      PreventUserExistenceErrors: "LEGACY",
      EnableTokenRevocation: true,
    });
  });
});

describe("an unsupported property is refused by name", () => {
  it.each([
    [{ LambdaConfig: { PreSignUp: "arn:" } }, "LambdaConfig.PreSignUp"],
    [{ EnabledMfas: ["CARRIER_PIGEON"] }, "EnabledMfas.0"],
    [{ Policies: { SignInPolicy: {} } }, "Policies.SignInPolicy"],
  ])("of a pool: %j", (properties, name) => {
    expect(() => world.cognito.createUserPool(properties)).toThrow(`AWS::Cognito::UserPool with ${name}`);
  });

  it.each([
    [{ RefreshTokenRotation: {} }, "RefreshTokenRotation"],
    [{ SupportedIdentityProviders: ["Google"] }, "SupportedIdentityProviders.0"],
  ])("of a client: %j", (properties, name) => {
    expect(() => world.addClient(properties)).toThrow(`AWS::Cognito::UserPoolClient with ${name}`);
  });
});

describe("a pool whose names are case sensitive, CloudFormation's default", () => {
  it("has E1 and e1 as two users", async () => {
    const sensitive = await cognitoWorld({ pool: { UsernameConfiguration: undefined } });
    await sensitive.confirmed("E1");
    await sensitive.create("e1");
    const users = [await sensitive.get("E1"), await sensitive.get("e1")];
    await sensitive.stop();
    expect(users.map(({ UserStatus }) => UserStatus)).toEqual(["CONFIRMED", "FORCE_CHANGE_PASSWORD"]);
  });
});

describe("a pool with e-mail addresses as user names", () => {
  it("names users by their sub and signs them in by address", async () => {
    const byEmail = await cognitoWorld({ pool: { AliasAttributes: [], UsernameAttributes: ["email"] } });
    const { User } = await byEmail.create("ada@example.com");
    await byEmail.setPassword("ada@example.com");
    const { AuthenticationResult } = await byEmail.signIn("ada@example.com", PASSWORD);
    const refused = [await refusal(byEmail.create("ada")), await refusal(byEmail.create("ada@example.com"))];
    await byEmail.stop();
    expect(User?.Username).toBe(User?.Attributes?.find(({ Name }) => Name === "sub")?.Value);
    expect(AuthenticationResult).toBeDefined();
    expect(refused.map(({ message }) => message)).toEqual([
      "Username should be an email.",
      "An account with the given email already exists.",
    ]);
  });
});
