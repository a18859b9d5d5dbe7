import { createHmac } from "node:crypto";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MfaWorld, mfaWorld } from "./cognito-mfa-world.ts";
import { PASSWORD, refusal } from "./cognito-world.ts";
import { srpClient } from "./srp-client.ts";

const garbage = "x".repeat(40);
const invalid = { name: "NotAuthorizedException", message: "Invalid session for the user." };
const challenges = [
  ["NEW_PASSWORD_REQUIRED", { NEW_PASSWORD: PASSWORD }],
  ["SMS_MFA", { SMS_MFA_CODE: "123456" }],
  ["EMAIL_OTP", { EMAIL_OTP_CODE: "12345678" }],
  ["SOFTWARE_TOKEN_MFA", { SOFTWARE_TOKEN_MFA_CODE: "123456" }],
  ["SELECT_MFA_TYPE", { ANSWER: "SMS_MFA" }],
  ["MFA_SETUP", {}],
] as const;

let world: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld();
  await world.confirmed("ada", { email: "ada@example.com" });
});
afterAll(() => world.stop());

/** The SECRET_HASH of a username. */
const hashOf = (username: string, { id, secret = "" }: { id: string; secret?: string }) =>
  createHmac("sha256", secret)
    .update(username + id)
    .digest("base64");

describe.each(challenges)("the response to %s", (challenge, responses) => {
  it("gives the same error for every username, existing or not, when the session is another one", async () => {
    const { id } = world.addClient({ PreventUserExistenceErrors: "ENABLED" });
    for (const USERNAME of ["ada", "nobody"])
      expect(await refusal(world.respond(challenge, garbage, { USERNAME, ...responses }, id))).toEqual(invalid);
  });

  it("needs a session", async () => {
    const call = world.respond(challenge, undefined, { USERNAME: "ada", ...responses });
    const message = "Missing required parameter Session";
    expect(await refusal(call)).toEqual({ name: "InvalidParameterException", message });
  });

  it("needs the hash of a client with a secret", async () => {
    const client = world.addClient({ GenerateSecret: true });
    const answer = (more: Record<string, string>) =>
      refusal(world.respond(challenge, garbage, { USERNAME: "ada", ...responses, ...more }, client.id));
    const missing = `Client ${client.id} is configured with secret but SECRET_HASH was not received`;
    expect(await answer({})).toEqual({ ...invalid, message: missing });
    const unable = `Unable to verify secret hash for client ${client.id}`;
    expect(await answer({ SECRET_HASH: hashOf("nobody", client) })).toEqual({ ...invalid, message: unable });
    expect(await answer({ SECRET_HASH: hashOf("ada", client) })).toEqual(invalid);
  });
});

it("a client with a secret signs in with a second factor", async () => {
  const client = world.addClient({ GenerateSecret: true });
  const who = { USERNAME: "ada", SECRET_HASH: hashOf("ada", client) };
  const AuthParameters = { ...who, PASSWORD };
  const start = new InitiateAuthCommand({ ClientId: client.id, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  const { Session } = await world.sdk.send(start);
  const responses = { ...who, EMAIL_OTP_CODE: world.mailedCode() };
  const { AuthenticationResult } = await world.respond("EMAIL_OTP", Session, responses, client.id);
  expect(AuthenticationResult?.AccessToken).toBeDefined();
});

it("a password proved by SRP leads to the second factor, too", async () => {
  const srp = srpClient(world.UserPoolId);
  const AuthParameters = { USERNAME: "ada", SRP_A: srp.srpA };
  const start = new InitiateAuthCommand({ ClientId: world.ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
  const { SALT = "", SRP_B = "", SECRET_BLOCK = "" } = (await world.sdk.send(start)).ChallengeParameters ?? {};
  const TIMESTAMP = "Mon Jan 5 09:00:00 UTC 2026";
  const signature = srp.signature({ SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP: "ada" }, PASSWORD, TIMESTAMP);
  const proof = { PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE: signature, TIMESTAMP };
  const { ChallengeName } = await world.respond("PASSWORD_VERIFIER", undefined, { USERNAME: "ada", ...proof });
  expect(ChallengeName).toBe("EMAIL_OTP");
});

it.each([
  ["neither a token nor a session", {}, "InvalidParameterException"],
  ["a session that nobody issued", { Session: garbage }, "NotAuthorizedException"],
  ["a token that nobody issued", { AccessToken: garbage }, "NotAuthorizedException"],
])("AssociateSoftwareToken refuses %s", async (_, caller, name) => {
  expect((await refusal(world.associate(caller))).name).toBe(name);
});

it("the pool's trigger writes the message", async () => {
  const pool = await mfaWorld({
    LambdaConfig: { CustomMessage: "arn:aws:lambda:eu-west-1:000000000000:function:words" },
  });
  pool.trigger.invoke = async (_, payload) => {
    const event = JSON.parse(payload);
    return { payload: JSON.stringify({ ...event, response: { smsMessage: `${event.triggerSource} {####}` } }) };
  };
  await pool.confirmed("ada", { phone_number: "+12223339934" });
  const { Session } = await pool.signIn("ada");
  const answer = await pool.respond("SMS_MFA", Session, { USERNAME: "ada", SMS_MFA_CODE: pool.textedCode() });
  await pool.stop();
  expect(pool.texts.at(-1)?.text).toMatch(/^CustomMessage_Authentication \d{6}$/);
  expect(answer.AuthenticationResult).toBeDefined();
});
