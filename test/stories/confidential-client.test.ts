import { InitiateAuthCommand, SetUserPoolMfaConfigCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { totpCode } from "../../packages/local-aws/test/support/totp.ts";
import { addressOf, administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { hrAt, invite, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { createConfidentialClient, createPool, type OwnPool, withPool } from "../support/own-pool.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { cookieHeader, portalAt } from "../support/portal.ts";

let platform: TestPlatform;
let pool: OwnPool;
beforeAll(async () => {
  platform = await startTestPlatform("ownPool");
  pool = await createConfidentialClient(platform, await createPool(platform));
  platform = await withPool(platform, pool);
});
afterAll(() => platform.stop());

/** Meets the pool's own policy, which requires every kind of character. */
const PASSWORD = "A-quiet-walk-at-6";
const NEW_PASSWORD = "Another-walk-at-7";

const signIn = (username: string, password: string) => frontEndAt(platform, pool.secret).signIn(username, password);

it("lets a hire sign in with SECRET_HASH, by employee id and by address", async () => {
  const { employeeId, email, link } = await invite(platform, { employeeId: "HIRE" });
  await personAt(platform, link).submitPassword(PASSWORD);
  expect(await operationsAt(platform).endOf("hire-HIRE")).toBe("Activated");
  for (const name of [employeeId, email])
    expect((await signIn(name, PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
});

it("shows why the pool's policy rejects a password, and accepts the next one with the same link", async () => {
  const person = personAt(platform, (await invite(platform, { employeeId: "POLICY" })).link);
  await person.submitPassword("a-quiet-walk-at-dawn");
  expect(await person.waitForRejection()).toMatchObject({
    reason: expect.stringMatching(/^needs-(uppercase|number)$/),
  });
  await person.submitPassword(PASSWORD);
  expect(await operationsAt(platform).endOf("hire-POLICY")).toBe("Activated");
});

describe("Cognito itself", () => {
  const initiate = (SECRET_HASH?: string) => {
    const AuthParameters = { USERNAME: "HIRE", PASSWORD, ...(SECRET_HASH === undefined ? {} : { SECRET_HASH }) };
    const input = { ClientId: pool.appClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
    return platform.cognito.send(new InitiateAuthCommand(input));
  };

  it("refuses a sign-in without the hash, and one with a wrong hash", async () => {
    const name = "NotAuthorizedException";
    const id = pool.appClientId;
    const missing = `Client ${id} is configured with secret but SECRET_HASH was not received`;
    await expect(initiate()).rejects.toMatchObject({ name, message: missing });
    const wrong = `Unable to verify secret hash for client ${id}`;
    await expect(initiate("d3Jvbmc=")).rejects.toMatchObject({ name, message: wrong });
  });
});

it("supports the sign-in routes, and a change of the password with their cookie", async () => {
  const portal = portalAt(platform);
  const username = await administratorAt(platform).create("ROUTES");
  await administratorAt(platform).setPassword(username, TEMPORARY_PASSWORD);
  const { Session: session } = await signIn(username, TEMPORARY_PASSWORD);
  const done = await portal("sign-in/new-password", { username, session, newPassword: PASSWORD });
  expect(done).toMatchObject({ status: 200, body: { state: "signed-in" } });
  const change = { previousPassword: PASSWORD, newPassword: NEW_PASSWORD };
  expect(await portal("password/change", change, cookieHeader(done.cookies))).toMatchObject({ status: 200 });
  expect((await signIn(username, NEW_PASSWORD)).AuthenticationResult).toBeDefined();
});

it("supports a forgotten password", async () => {
  const portal = portalAt(platform);
  const username = await administratorAt(platform).createActive("FORGOT", PASSWORD);
  expect(await portal("password/forgot", { username })).toMatchObject({ status: 202 });
  const code = await sentBy(platform).codeMailedTo(addressOf(username));
  const confirm = { username: addressOf(username), code, newPassword: NEW_PASSWORD };
  expect(await portal("password/confirm", confirm)).toMatchObject({ status: 200, body: { state: "password-set" } });
  expect((await signIn(username, NEW_PASSWORD)).AuthenticationResult).toBeDefined();
});

it("supports a reset by link", async () => {
  const employeeId = await administratorAt(platform).createActive("RESET", PASSWORD);
  await hrAt(platform).emit("PasswordResetRequested", { employeeId, method: "link" });
  const person = personAt(platform, await sentBy(platform).linkMailedTo(addressOf(employeeId)));
  await person.submitPassword(NEW_PASSWORD);
  expect(await operationsAt(platform).endOf("reset-RESET")).toBe("Completed");
  expect((await signIn(employeeId, NEW_PASSWORD)).AuthenticationResult).toBeDefined();
});

describe("once the pool's owner requires an authenticator app", () => {
  const configureMfa = (MfaConfiguration: "ON" | "OFF") => {
    const SoftwareTokenMfaConfiguration = { Enabled: MfaConfiguration === "ON" };
    const settings = { UserPoolId: pool.userPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration };
    return platform.cognito.send(new SetUserPoolMfaConfigCommand(settings));
  };
  beforeAll(() => configureMfa("ON"));
  afterAll(() => configureMfa("OFF"));

  const codeOfApp = (secret: string) => totpCode(secret, platform.services.clock.now());

  it("lets a hire set one up with the link", async () => {
    const person = personAt(platform, (await invite(platform, { employeeId: "APP" })).link);
    await person.submitPassword(PASSWORD);
    const view = await person.waitFor("code");
    expect(view.challenge).toBe("MFA_SETUP");
    await person.submitCode(codeOfApp(view.authenticator?.secret ?? ""));
    expect(await operationsAt(platform).endOf("hire-APP")).toBe("Activated");
    expect((await signIn("APP", PASSWORD)).ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
  });

  const Challenge = z.object({ challenge: z.string(), session: z.string() });
  const Setup = Challenge.extend({ authenticator: z.object({ secret: z.string() }) });

  it("lets the sign-in routes set one up, and verifies its codes", async () => {
    const portal = portalAt(platform);
    const username = await administratorAt(platform).create("APP-ROUTES");
    const { Session: session } = await signIn(username, TEMPORARY_PASSWORD);
    const chosen = await portal("sign-in/new-password", { username, session, newPassword: PASSWORD });
    const { authenticator, ...setup } = Setup.parse(chosen.body);
    const done = await portal("sign-in/challenge", { username, ...setup, answer: codeOfApp(authenticator.secret) });
    expect(done).toMatchObject({ status: 200, body: { state: "signed-in" } });
    await platform.services.clock.advance(60_000);
    const { ChallengeName: challenge, Session: next } = await signIn(username, PASSWORD);
    const answer = { username, challenge, session: next, answer: codeOfApp(authenticator.secret) };
    expect(challenge).toBe("SOFTWARE_TOKEN_MFA");
    expect(await portal("sign-in/challenge", answer)).toMatchObject({ status: 200, body: { state: "signed-in" } });
  });
});
