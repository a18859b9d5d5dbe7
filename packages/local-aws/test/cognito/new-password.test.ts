import { AdminDisableUserCommand, RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal, TEMPORARY } from "./cognito-world.ts";

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld({
    pool: {
      Schema: [
        { Name: "email", Required: true },
        { Name: "given_name", Required: true },
      ],
    },
  });
});
afterAll(() => world.stop());

const MINUTE_MS = 60_000;
const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const complete = { email: "a@example.com", email_verified: "true", given_name: "Ada" };

/** A user in FORCE_CHANGE_PASSWORD with a first sign-in that waits for the new password. */
async function challenged(
  username: string,
  attributes: Record<string, string> = { given_name: "Ada", email: "x@example.com" },
) {
  await world.create(username, attributes);
  const { Session = "", ChallengeParameters } = await world.signIn(username, TEMPORARY);
  const answer = (more: Record<string, string> = {}, session = Session) =>
    world.answer(session, { USERNAME: username, NEW_PASSWORD: PASSWORD, ...more });
  return { Session, ChallengeParameters, answer };
}

it("the response to the challenge gives tokens and the status CONFIRMED", async () => {
  const { Session, ChallengeParameters, answer } = await challenged("E1", complete);
  expect(ChallengeParameters).toEqual({
    USER_ID_FOR_SRP: "E1",
    requiredAttributes: "[]",
    userAttributes: JSON.stringify(complete),
  });
  expect(Session.length).toBeGreaterThan(1500);
  const { AuthenticationResult, ChallengeParameters: after } = await answer();
  expect([AuthenticationResult?.TokenType, after]).toEqual(["Bearer", {}]);
  expect((await world.get("E1")).UserStatus).toBe("CONFIRMED");
  expect((await world.signIn("A@example.com")).AuthenticationResult).toBeDefined();
});

it("the public operation accepts the response, too, and the alias as the username", async () => {
  const { Session } = await challenged("E2", { ...complete, email: "e2@example.com" });
  const ChallengeResponses = { USERNAME: "e2@example.com", NEW_PASSWORD: TEMPORARY };
  const input = {
    ClientId: world.ClientId,
    ChallengeName: "NEW_PASSWORD_REQUIRED" as const,
    ChallengeResponses,
    Session,
  };
  const { AuthenticationResult } = await world.sdk.send(new RespondToAuthChallengeCommand(input));
  expect(AuthenticationResult?.AccessToken).toBeDefined();
});

describe("required attributes", () => {
  it("that are missing are in the challenge, must be in the response, and are stored", async () => {
    const { ChallengeParameters, answer } = await challenged("lacking", { email: "l@example.com" });
    expect(ChallengeParameters?.["requiredAttributes"]).toBe('["userAttributes.given_name"]');
    const message = "Invalid attributes given, given_name is missing";
    expect(await refusal(answer())).toEqual({ name: "InvalidParameterException", message });
    await answer({ "userAttributes.given_name": "Ada", "userAttributes.nickname": "A" });
    expect(await world.attributesOf("lacking")).toEqual({ email: "l@example.com", given_name: "Ada", nickname: "A" });
  });

  it("that exist cannot be changed", async () => {
    const { answer } = await challenged("fixed");
    const refused = denied("Cannot modify an already provided email");
    expect(await refusal(answer({ "userAttributes.email": "other@example.com" }))).toEqual(refused);
    expect((await world.get("fixed")).UserStatus).toBe("FORCE_CHANGE_PASSWORD");
  });
});

describe("a session", () => {
  it.each([
    [
      "a short password",
      "short",
      "InvalidPasswordException",
      "Password does not conform to policy: Password not long enough",
    ],
    [
      "white space",
      "a password with spaces",
      "InvalidParameterException",
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
    ],
  ])("is still valid after %s", async (title, NEW_PASSWORD, name, message) => {
    const { answer } = await challenged(title.replaceAll(" ", "-"));
    expect(await refusal(answer({ NEW_PASSWORD }))).toEqual({ name, message });
    expect((await answer()).AuthenticationResult).toBeDefined();
  });

  it("is valid once", async () => {
    const { answer } = await challenged("once");
    await answer();
    expect(await refusal(answer())).toEqual(denied("Invalid session for the user, session can only be used once."));
  });

  it("of two concurrent responses accepts one", async () => {
    const { answer } = await challenged("twice");
    const outcomes = await Promise.allSettled([answer(), answer({ NEW_PASSWORD: TEMPORARY })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a session is not valid", () => {
  it("after AuthSessionValidity, by default three minutes", async () => {
    const early = await challenged("early");
    const late = await challenged("late");
    await world.clock.advance(3 * MINUTE_MS - 1);
    expect((await early.answer()).AuthenticationResult).toBeDefined();
    await world.clock.advance(1);
    expect(await refusal(late.answer())).toEqual(denied("Invalid session for the user, session is expired."));
  });

  it("when it is made up, or for another user or another client", async () => {
    const { Session, answer } = await challenged("mine");
    await world.create("theirs");
    const invalid = denied("Invalid session for the user.");
    expect(await refusal(answer({}, "x".repeat(40)))).toEqual(invalid);
    expect(await refusal(answer({ USERNAME: "theirs" }))).toEqual(invalid);
    const ChallengeResponses = { USERNAME: "mine", NEW_PASSWORD: PASSWORD };
    const input = { ClientId: world.addClient().id, ChallengeResponses, Session };
    const other = new RespondToAuthChallengeCommand({ ...input, ChallengeName: "NEW_PASSWORD_REQUIRED" });
    expect(await refusal(world.sdk.send(other))).toEqual(invalid);
  });

  it("for a user who was disabled after the challenge", async () => {
    const { answer } = await challenged("disabled");
    await world.sdk.send(new AdminDisableUserCommand({ UserPoolId: world.UserPoolId, Username: "disabled" }));
    expect(await refusal(answer())).toEqual(denied("User is disabled."));
  });

  it("when it is missing", async () => {
    await world.create("sessionless");
    const call = world.answer(undefined, { USERNAME: "sessionless", NEW_PASSWORD: PASSWORD });
    const message = "Missing required parameter Session";
    expect(await refusal(call)).toEqual({ name: "InvalidParameterException", message });
  });
});
