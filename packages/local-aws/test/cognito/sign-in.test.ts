import { createHmac } from "node:crypto";
import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  type AuthFlowType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal, TEMPORARY } from "./cognito-world.ts";

type Call = readonly [client: string, flow: AuthFlowType, parameters: Record<string, string>];
const ada = { USERNAME: "ada", PASSWORD };
const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const invalid = (message: string) => ({ name: "InvalidParameterException", message });
const wrong = denied("Incorrect username or password.");

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
  await world.confirmed("ada");
});
afterAll(() => world.stop());

const admin = (...[ClientId, AuthFlow, AuthParameters]: Call) =>
  world.sdk.send(new AdminInitiateAuthCommand({ UserPoolId: world.UserPoolId, ClientId, AuthFlow, AuthParameters }));
const open = (...[ClientId, AuthFlow, AuthParameters]: Call) =>
  world.sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }));

describe("a right password", () => {
  it.each([
    ["AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", admin],
    ["InitiateAuth", "USER_PASSWORD_AUTH", open],
  ] as const)("through %s with %s answers tokens", async (_, flow, call) => {
    const { $metadata, ...answer } = await call(world.ClientId, flow, { ...ada, USERNAME: "ADA" });
    expect(answer).toEqual({
      ChallengeParameters: {},
      AuthenticationResult: {
        AccessToken: expect.any(String),
        IdToken: expect.any(String),
        RefreshToken: expect.any(String),
        ExpiresIn: 3600,
        TokenType: "Bearer",
      },
    });
  });

  it("signs 50 users in at once, quickly", async () => {
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.signIn("ada")));
    expect(answers.every(({ AuthenticationResult }) => AuthenticationResult?.AccessToken)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("a password sign-in is refused", () => {
  it.each([
    ["without a name", { PASSWORD }, invalid("Missing required parameter USERNAME")],
    ["without a password", { USERNAME: "ada" }, invalid("Missing required parameter PASSWORD")],
    ["with a wrong password", { ...ada, PASSWORD: TEMPORARY }, wrong],
    ["of nobody", { ...ada, USERNAME: "nobody" }, { name: "UserNotFoundException", message: "User does not exist." }],
  ])("%s", async (_, parameters, refused) => {
    expect(await refusal(admin(world.ClientId, "ADMIN_USER_PASSWORD_AUTH", parameters))).toEqual(refused);
    expect(await refusal(open(world.ClientId, "USER_PASSWORD_AUTH", parameters))).toEqual(refused);
  });

  it("at an unknown client", async () => {
    const name = "ResourceNotFoundException";
    const refused = { name, message: "User pool client nowhere does not exist." };
    expect(await refusal(admin("nowhere", "ADMIN_USER_PASSWORD_AUTH", ada))).toEqual(refused);
    expect(await refusal(open("nowhere", "USER_PASSWORD_AUTH", ada))).toEqual(refused);
  });

  it("of a disabled user, even with a wrong password", async () => {
    await world.confirmed("gone");
    await world.sdk.send(new AdminDisableUserCommand({ UserPoolId: world.UserPoolId, Username: "gone" }));
    expect(await refusal(world.signIn("gone", "wrong"))).toEqual(denied("User is disabled."));
  });

  it("of an unknown user like that of any user, when the client hides user existence", async () => {
    const { id } = world.addClient({ PreventUserExistenceErrors: "ENABLED" });
    expect(await refusal(open(id, "USER_PASSWORD_AUTH", { ...ada, USERNAME: "nobody" }))).toEqual(wrong);
  });
});

describe("a flow is refused", () => {
  const unsupported = (flow: string) => ({
    name: "NotSupportedLocally",
    message: `The flow ${flow} is not supported by the local run; see the README of local-aws.`,
  });

  it.each([
    ["AdminInitiateAuth", "USER_PASSWORD_AUTH", invalid("Initiate Auth method not supported.")],
    ["InitiateAuth", "ADMIN_USER_PASSWORD_AUTH", invalid("Initiate Auth method not supported.")],
    ["InitiateAuth", "CUSTOM_AUTH", unsupported("CUSTOM_AUTH")],
    ["AdminInitiateAuth", "USER_AUTH", unsupported("USER_AUTH")],
  ] as const)("by %s: %s", async (operation, flow, refused) => {
    const call = operation === "InitiateAuth" ? open : admin;
    expect(await refusal(call(world.ClientId, flow, ada))).toEqual(refused);
  });

  it.each([
    ["AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client"],
    ["InitiateAuth", "USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client"],
    ["InitiateAuth", "USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client."],
  ] as const)("by %s for a client without it: %s", async (operation, flow, message) => {
    const { id } = world.addClient({ ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"] });
    const call = operation === "InitiateAuth" ? open : admin;
    expect(await refusal(call(id, flow, ada))).toEqual(invalid(message));
  });
});

describe("a client with a secret", () => {
  it.each([
    ["no hash", undefined, "is configured with secret but SECRET_HASH was not received", "Client "],
    ["a wrong hash", "d3Jvbmc=", "", "Unable to verify secret hash for client "],
  ])("refuses %s", async (_, hash, after, before) => {
    const { id } = world.addClient({ GenerateSecret: true });
    const parameters = hash === undefined ? ada : { ...ada, SECRET_HASH: hash };
    const refused = denied(`${before}${id} ${after}`.trim());
    expect(await refusal(open(id, "USER_PASSWORD_AUTH", parameters))).toEqual(refused);
  });

  it("accepts the hash of the name in the request", async () => {
    const { id, secret = "" } = world.addClient({ GenerateSecret: true });
    const SECRET_HASH = createHmac("sha256", secret).update(`ADA${id}`).digest("base64");
    const answer = await open(id, "USER_PASSWORD_AUTH", { ...ada, USERNAME: "ADA", SECRET_HASH });
    expect(answer.AuthenticationResult).toBeDefined();
  });
});
