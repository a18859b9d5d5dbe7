import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MfaWorld, mfaWorld, wrong } from "./cognito-mfa-world.ts";
import { PASSWORD, refusal, TEMPORARY } from "./cognito-world.ts";

const MINUTE_MS = 60_000;
const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const invalid = denied("Invalid session for the user.");
const mismatch = { name: "CodeMismatchException", message: "Invalid code or auth state for the user." };

let world: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld({ EnabledMfas: ["SMS_MFA", "EMAIL_OTP"], EmailAuthenticationSubject: "Sign in" });
});
afterAll(() => world.stop());

/** A confirmed user whose sign-in waits for EMAIL_OTP. */
async function challenged(username: string) {
  await world.confirmed(username, { email: `${username}@example.com` });
  const { Session = "" } = await world.signIn(username);
  const code = world.mailedCode();
  const answer = (EMAIL_OTP_CODE = code, session = Session, USERNAME = username) =>
    world.respond("EMAIL_OTP", session, { USERNAME, EMAIL_OTP_CODE });
  return { Session, code, answer };
}

describe("a first sign-in ends with", () => {
  it("the code of a mail, which verifies the address", async () => {
    const { ChallengeName, ChallengeParameters, Session } = await world.firstSignIn("ada", {
      email: "ada@example.com",
    });
    expect([ChallengeName, ChallengeParameters]).toEqual([
      "EMAIL_OTP",
      { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "a***@e***" },
    ]);
    expect(world.mails.at(-1)).toMatchObject({ to: "ada@example.com", from: "people@example.com", subject: "Sign in" });
    const code = { USERNAME: "ada", EMAIL_OTP_CODE: world.mailedCode() };
    const { AuthenticationResult } = await world.respond("EMAIL_OTP", Session, code);
    expect(AuthenticationResult?.TokenType).toBe("Bearer");
    expect(await world.attributesOf("ada")).toMatchObject({ email_verified: "true" });
    expect((await world.signIn("ada@example.com")).ChallengeName).toBe("EMAIL_OTP");
  });

  it("the code of a text message, which verifies the number, through the administrator's operations", async () => {
    const { UserPoolId, ClientId } = world;
    const { ChallengeParameters, Session } = await world.firstSignIn("tel", { phone_number: "+12223339934" });
    expect(ChallengeParameters).toEqual({
      CODE_DELIVERY_DELIVERY_MEDIUM: "SMS",
      CODE_DELIVERY_DESTINATION: "+*******9934",
    });
    expect(world.texts.at(-1)?.to).toBe("+12223339934");
    const ChallengeResponses = { USERNAME: "tel", SMS_MFA_CODE: world.textedCode() };
    const answer = { UserPoolId, ClientId, ChallengeName: "SMS_MFA" as const, ChallengeResponses, Session };
    const { AuthenticationResult } = await world.sdk.send(new AdminRespondToAuthChallengeCommand(answer));
    expect(AuthenticationResult?.TokenType).toBe("Bearer");
    expect(await world.attributesOf("tel")).toMatchObject({ phone_number_verified: "true" });
  });
});

it.each(["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH"] as const)("%s leads to the second factor", async (flow) => {
  const { UserPoolId, ClientId } = world;
  await world.confirmed(flow, { email: `${flow}@example.com` });
  const input = { ClientId, AuthFlow: flow, AuthParameters: { USERNAME: flow, PASSWORD } };
  const isAdmin = flow.startsWith("ADMIN");
  const answer = isAdmin
    ? await world.sdk.send(new AdminInitiateAuthCommand({ UserPoolId, ...input }))
    : await world.sdk.send(new InitiateAuthCommand(input));
  expect([answer.ChallengeName, answer.AuthenticationResult]).toEqual(["EMAIL_OTP", undefined]);
});

describe("a session", () => {
  it("is still valid after a wrong code, and not any more after the right one", async () => {
    const { code, answer } = await challenged("once");
    expect(code).toMatch(/^\d{8}$/);
    expect(await refusal(answer(wrong(code)))).toEqual(mismatch);
    expect((await answer()).AuthenticationResult).toBeDefined();
    expect(await refusal(answer())).toEqual(denied("Invalid session for the user, session can only be used once."));
  });

  it("has its own code", async () => {
    const first = await challenged("again");
    const { Session } = await world.signIn("again");
    expect(Session).not.toBe(first.Session);
    expect(await refusal(first.answer(world.mailedCode()))).toEqual(mismatch);
    expect((await first.answer(world.mailedCode(), Session)).AuthenticationResult).toBeDefined();
  });

  it("expires with AuthSessionValidity, by default three minutes", async () => {
    const early = await challenged("early");
    const late = await challenged("late");
    await world.clock.advance(3 * MINUTE_MS - 1);
    expect((await early.answer()).AuthenticationResult).toBeDefined();
    await world.clock.advance(1);
    expect(await refusal(late.answer())).toEqual(denied("Invalid session for the user, session is expired."));
  });

  it("is not valid for another user, another challenge or another client", async () => {
    const { Session, code, answer } = await challenged("mine");
    await challenged("theirs");
    const responses = { USERNAME: "mine", SMS_MFA_CODE: code, EMAIL_OTP_CODE: code, ANSWER: "EMAIL_OTP" };
    expect(await refusal(answer(code, Session, "theirs"))).toEqual(invalid);
    for (const challenge of ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "SELECT_MFA_TYPE"] as const)
      expect(await refusal(world.respond(challenge, Session, responses))).toEqual(invalid);
    expect(await refusal(world.respond("EMAIL_OTP", Session, responses, world.addClient().id))).toEqual(invalid);
  });

  it("ends when an administrator sets a temporary password, or disables the user", async () => {
    const reset = await challenged("reset");
    await world.setPassword("reset", TEMPORARY, false);
    expect(await refusal(reset.answer())).toEqual(invalid);
    const gone = await challenged("gone");
    await world.sdk.send(new AdminDisableUserCommand({ UserPoolId: world.UserPoolId, Username: "gone" }));
    expect(await refusal(gone.answer())).toEqual(denied("User is disabled."));
  });
});

it("the fifth wrong code locks the user out for a second, in every session", async () => {
  const { code, answer } = await challenged("locked");
  for (const _ of [1, 2, 3, 4, 5]) expect(await refusal(answer(wrong(code)))).toEqual(mismatch);
  expect(await refusal(answer())).toEqual(denied("Password attempts exceeded"));
  const { Session } = await world.signIn("locked");
  expect(await refusal(answer(world.mailedCode(), Session))).toEqual(denied("Password attempts exceeded"));
  await world.clock.advance(1000);
  expect((await answer()).AuthenticationResult).toBeDefined();
});

it("an address that is another's alias cannot be verified by its code", async () => {
  await world.confirmed("owner", { email: "shared@example.com", email_verified: "true" });
  await world.confirmed("taker", { email: "shared@example.com" });
  const { Session } = await world.signIn("taker");
  const code = { USERNAME: "taker", EMAIL_OTP_CODE: world.mailedCode() };
  expect((await refusal(world.respond("EMAIL_OTP", Session, code))).name).toBe("AliasExistsException");
});
