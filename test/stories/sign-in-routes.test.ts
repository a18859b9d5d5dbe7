import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { addressOf, administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { GOOD_PASSWORD, sentBy } from "../support/actors.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { cookieHeader, portalAt } from "../support/portal.ts";

const Challenge = z.object({ state: z.literal("challenge"), challenge: z.string(), session: z.string() });
const TELEPHONE = "+12025550134";

/** Creates a user and signs in at a front end up to NEW_PASSWORD_REQUIRED; the routes continue from there. */
async function signInUpToNewPassword(
  platform: TestPlatform,
  username: string,
  attributes: Readonly<Record<string, string>> = {},
) {
  await administratorAt(platform).create(username, attributes);
  await administratorAt(platform).setPassword(username, TEMPORARY_PASSWORD);
  const { ChallengeName, Session: session } = await frontEndAt(platform).signIn(username, TEMPORARY_PASSWORD);
  expect(ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  return { username, session };
}

const signedIn = { status: 200, body: { state: "signed-in" } };

describe("without a second factor", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.stop());

  it("answers a new password after a temporary one with cookies that no script and no other site gets", async () => {
    const user = await signInUpToNewPassword(platform, "FIRST");
    const answer = await portalAt(platform)("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD });
    expect(answer).toMatchObject(signedIn);
    const parts = answer.cookies.map((cookie) => cookie.split("; "));
    const lifetimes = { access_token: 3_600, id_token: 3_600, refresh_token: 2_592_000 };
    expect(parts.map(([pair = ""]) => pair.split("=")[0])).toEqual(Object.keys(lifetimes));
    const attributes = parts.map(([, ...rest]) => rest.toSorted());
    const common = ["Path=/", "SameSite=Strict", "Secure"];
    expect(attributes).toEqual(Object.values(lifetimes).map((age) => ["HttpOnly", `Max-Age=${age}`, ...common]));
    const { AuthenticationResult } = await frontEndAt(platform).signIn("FIRST", GOOD_PASSWORD);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("answers a password that only Cognito refuses with 400 and its message; the session accepts another", async () => {
    const user = await signInUpToNewPassword(platform, "BAD");
    const newPassword = "spaces between the words";
    const refused = await portalAt(platform)("sign-in/new-password", { ...user, newPassword });
    expect(refused).toMatchObject({ status: 400, cookies: [] });
    expect(refused.body).toMatchObject({
      type: "urn:onboarding:problem:refused",
      error: "InvalidParameterException",
      detail: expect.stringContaining("failed to satisfy constraint"),
    });
    expect(await portalAt(platform)("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD })).toMatchObject(
      signedIn,
    );
  });

  it("answers a used or expired session with 400 and Cognito's message", async () => {
    const used = await signInUpToNewPassword(platform, "USED");
    await portalAt(platform)("sign-in/new-password", { ...used, newPassword: GOOD_PASSWORD });
    const again = await portalAt(platform)("sign-in/new-password", { ...used, newPassword: GOOD_PASSWORD });
    const once = "Invalid session for the user, session can only be used once.";
    expect(again).toMatchObject({ status: 400, body: { error: "NotAuthorizedException", detail: once }, cookies: [] });
    const old = await signInUpToNewPassword(platform, "OLD");
    await platform.services.clock.advance(4 * 60_000);
    const late = await portalAt(platform)("sign-in/new-password", { ...old, newPassword: GOOD_PASSWORD });
    const detail = "Invalid session for the user, session is expired.";
    expect(late).toMatchObject({ status: 400, body: { error: "NotAuthorizedException", detail } });
  });

  it.each(["sign-in/new-password", "sign-in/challenge", "password/change"])(
    "%s answers 400 to a body that is not JSON",
    async (route) => {
      const answer = await portalAt(platform)(route, "{ not json", "access_token=x");
      expect(answer).toMatchObject({ status: 400, body: { type: "urn:onboarding:problem:invalid-body" }, cookies: [] });
    },
  );

  it("lets the owner of the cookie change the password, with the previous password", async () => {
    const portal = portalAt(platform);
    const user = await signInUpToNewPassword(platform, "CHANGE");
    const { cookies } = await portal("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD });
    const newPassword = "another-walk-at-dusk";
    const change = { previousPassword: GOOD_PASSWORD, newPassword };
    expect(await portal("password/change", change)).toMatchObject({ status: 401 });
    const wrong = await portal("password/change", { ...change, previousPassword: "no" }, cookieHeader(cookies));
    expect(wrong).toMatchObject({ status: 400, body: { error: "NotAuthorizedException" } });
    const done = await portal("password/change", change, cookieHeader(cookies));
    expect(done).toEqual({ status: 200, body: { state: "password-set" }, cookies: [] });
    expect((await frontEndAt(platform).signIn("CHANGE", newPassword)).AuthenticationResult).toBeDefined();
    await expect(frontEndAt(platform).signIn("CHANGE", GOOD_PASSWORD)).rejects.toThrow("Incorrect username");
  });
});

describe("with a second factor", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform("secondFactor");
  });
  afterAll(() => platform.stop());

  it("asks for a mailed code after the new password, and sets the cookies after the code", async () => {
    const portal = portalAt(platform);
    const user = await signInUpToNewPassword(platform, "MAIL");
    const chosen = await portal("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD });
    expect(chosen).toMatchObject({ status: 200, cookies: [] });
    expect(chosen.body).toMatchObject({ challenge: "EMAIL_OTP", destination: "m***@e***" });
    const next = { username: "MAIL", ...Challenge.omit({ state: true }).parse(chosen.body) };
    const answer = await sentBy(platform).codeMailedTo(addressOf("MAIL"));
    const wrong = await portal("sign-in/challenge", { ...next, answer: answer.replace(/.$/, "x") });
    expect(wrong).toMatchObject({ status: 400, body: { error: "CodeMismatchException" }, cookies: [] });
    const done = await portal("sign-in/challenge", { ...next, answer });
    expect(done).toMatchObject(signedIn);
    expect(done.cookies).toHaveLength(3);
    const again = await portal("sign-in/challenge", { ...next, answer });
    const detail = "Invalid session for the user, session can only be used once.";
    expect(again).toMatchObject({ status: 400, body: { detail }, cookies: [] });
  });

  it("answers a user who was disabled after the password as if there were no such user", async () => {
    const portal = portalAt(platform);
    const user = await signInUpToNewPassword(platform, "OFF");
    const chosen = await portal("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD });
    const { challenge, session } = Challenge.parse(chosen.body);
    const answer = await sentBy(platform).codeMailedTo(addressOf("OFF"));
    await administratorAt(platform).disable("OFF");
    const disabled = await portal("sign-in/challenge", { username: "OFF", session, challenge, answer });
    const nobody = { username: "NOBODY", session: "x".repeat(64), challenge, answer };
    expect(disabled).toEqual(await portal("sign-in/challenge", nobody));
    expect(disabled).toMatchObject({ status: 400, cookies: [] });
  });

  it("lets a user with a telephone choose the text message and submit its code", async () => {
    const portal = portalAt(platform);
    const user = await signInUpToNewPassword(platform, "TEXT", {
      phone_number: TELEPHONE,
      phone_number_verified: "true",
    });
    const chosen = await portal("sign-in/new-password", { ...user, newPassword: GOOD_PASSWORD });
    expect(chosen.body).toMatchObject({ challenge: "SELECT_MFA_TYPE", options: ["SMS_MFA", "EMAIL_OTP"] });
    const { state: _, ...select } = Challenge.parse(chosen.body);
    const selected = await portal("sign-in/challenge", { username: "TEXT", ...select, answer: "SMS_MFA" });
    expect(selected.body).toMatchObject({ challenge: "SMS_MFA", destination: "+*******0134" });
    const { state: __, ...text } = Challenge.parse(selected.body);
    const answer = await sentBy(platform).codeTextedTo(TELEPHONE);
    const done = await portal("sign-in/challenge", { username: "TEXT", ...text, answer });
    expect(done).toMatchObject(signedIn);
    expect(done.cookies).toHaveLength(3);
  });
});
