import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { wrong } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import {
  bodyOf,
  CHOSEN,
  plainPool,
  readAnswer,
  type SignInTestbed,
  startSignInTestbed,
  TEMPORARY,
} from "./sign-in-testbed.ts";

const Due = z.strictObject({
  state: z.literal("challenge"),
  challenge: z.string(),
  session: z.string(),
  destination: z.string().optional(),
  options: z.array(z.string()).optional(),
  authenticator: z.strictObject({ secret: z.string(), uri: z.string() }).optional(),
});
const signedIn = { status: 200, body: { state: "signed-in" } };

let people = 0;

/** Creates a user with a temporary password and submits a new one; returns the challenge that follows. */
async function firstSignIn(testbed: SignInTestbed, attributes: Readonly<Record<string, string>> = {}) {
  people += 1;
  const username = `p${people}`;
  await testbed.create(username, attributes);
  const { Session: session = "" } = await testbed.initiateAuth(username, TEMPORARY);
  const due = await bodyOf(testbed.post("sign-in/new-password", { username, session, newPassword: CHOSEN }), 200, Due);
  const answer = (challenge: string, given: string, inSession = due.session) =>
    testbed.post("sign-in/challenge", { username, session: inSession, challenge, answer: given });
  return { username, due, answer };
}

describe.each<[string, object]>([
  ["without a secret", {}],
  ["with a secret", { GenerateSecret: true }],
])("a first sign-in by a client %s", (_, client) => {
  let testbed: SignInTestbed;
  beforeAll(async () => {
    testbed = await startSignInTestbed({ client: { ...client, PreventUserExistenceErrors: "ENABLED" } });
  });
  afterAll(() => testbed.stop());

  it("continues with a mailed code, and ends with it", async () => {
    const { username, due, answer } = await firstSignIn(testbed, { email: "ada@example.com" });
    expect(due).toMatchObject({ challenge: "EMAIL_OTP", destination: "a***@e***" });
    expect(await readAnswer(answer("EMAIL_OTP", testbed.mailedCode()))).toEqual(signedIn);
    expect((await testbed.initiateAuth(username, CHOSEN)).ChallengeName).toBe("EMAIL_OTP");
  });

  it("continues with a texted code, and ends with it", async () => {
    const { due, answer } = await firstSignIn(testbed, { phone_number: "+12223339934" });
    expect(due).toMatchObject({ challenge: "SMS_MFA", destination: "+*******9934" });
    expect(await readAnswer(answer("SMS_MFA", testbed.textedCode()))).toEqual(signedIn);
  });

  it("continues with the set-up of an authenticator app, which the next sign-in requires", async () => {
    const { username, due, answer } = await firstSignIn(testbed);
    const secret = due.authenticator?.secret ?? "";
    expect(due).toMatchObject({ challenge: "MFA_SETUP", authenticator: { uri: expect.stringContaining(secret) } });
    expect(await readAnswer(answer("MFA_SETUP", testbed.codeOf(secret)))).toEqual(signedIn);
    await testbed.clock.advance(30_000);
    const { ChallengeName, Session = "" } = await testbed.initiateAuth(username, CHOSEN);
    expect(ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
    expect(await readAnswer(answer("SOFTWARE_TOKEN_MFA", testbed.codeOf(secret), Session))).toEqual(signedIn);
  });

  it("lets the person choose among several factors", async () => {
    const { due, answer } = await firstSignIn(testbed, { email: "bea@example.com", phone_number: "+12223330000" });
    expect(due).toMatchObject({ challenge: "SELECT_MFA_TYPE", options: ["SMS_MFA", "EMAIL_OTP"] });
    const next = await bodyOf(answer("SELECT_MFA_TYPE", "EMAIL_OTP"), 200, Due);
    expect(next).toMatchObject({ challenge: "EMAIL_OTP", destination: "b***@e***" });
    expect(await readAnswer(answer("EMAIL_OTP", testbed.mailedCode(), next.session))).toEqual(signedIn);
  });

  it("accepts the right code after a wrong one, in the same session", async () => {
    const { answer } = await firstSignIn(testbed, { email: "cis@example.com" });
    const refused = await readAnswer(answer("EMAIL_OTP", wrong(testbed.mailedCode())));
    const mismatch = { error: "CodeMismatchException", detail: "Invalid code or auth state for the user." };
    expect(refused).toMatchObject({ status: 400, body: { type: "urn:onboarding:problem:refused", ...mismatch } });
    expect(await readAnswer(answer("EMAIL_OTP", testbed.mailedCode()))).toEqual(signedIn);
  });

  it("tells the holder of a session that it has expired", async () => {
    const { answer } = await firstSignIn(testbed, { email: "dot@example.com" });
    await testbed.clock.advance(3 * 60_000);
    expect(await readAnswer(answer("EMAIL_OTP", testbed.mailedCode()))).toMatchObject({
      status: 400,
      body: { error: "NotAuthorizedException", detail: "Invalid session for the user, session is expired." },
    });
  });
});

describe("a new password without a second factor", () => {
  let testbed: SignInTestbed;
  beforeAll(async () => {
    testbed = await startSignInTestbed({ pool: plainPool, cookieDomain: "example.com" });
  });
  afterAll(() => testbed.stop());

  async function startChallenge() {
    people += 1;
    const username = `p${people}`;
    await testbed.create(username);
    const { Session: session = "" } = await testbed.initiateAuth(username, TEMPORARY);
    return { username, session };
  }

  it("becomes three cookies that no script and no other site gets, and no token in the body", async () => {
    const answer = await testbed.post("sign-in/new-password", { ...(await startChallenge()), newPassword: CHOSEN });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual(["access_token", "id_token", "refresh_token"]);
    const attributes = (maxAge: number) =>
      new RegExp(`=[\\w.-]+; Max-Age=${maxAge}; Domain=example.com; Path=/; HttpOnly; Secure; SameSite=Strict$`);
    for (const [index, maxAge] of [3600, 3600, 2_592_000].entries()) expect(cookies[index]).toMatch(attributes(maxAge));
    expect(await readAnswer(answer)).toEqual(signedIn);
  });

  it("is refused with Cognito's text when the pool's policy is stricter, and the session stays usable", async () => {
    const who = await startChallenge();
    const refused = await readAnswer(testbed.post("sign-in/new-password", { ...who, newPassword: "nine-to-5" }));
    expect(refused).toMatchObject({
      status: 400,
      body: { error: "InvalidPasswordException", detail: expect.stringContaining("Password not long enough") },
    });
    expect(await readAnswer(testbed.post("sign-in/new-password", { ...who, newPassword: CHOSEN }))).toEqual(signedIn);
  });

  it("is refused when it is the person's own user name, before Cognito is called", async () => {
    const { username, session } = await startChallenge();
    const again = username.repeat(8);
    const refused = await readAnswer(testbed.post("sign-in/new-password", { username, session, newPassword: again }));
    expect(refused.status).toBe(422);
    expect(await readAnswer(testbed.post("sign-in/new-password", { username, session, newPassword: CHOSEN }))).toEqual(
      signedIn,
    );
  });

  it.each(["{", "[]", "null", '{"username":"ada"}'])("needs a body with its own fields: %s", async (body) => {
    const answer = await readAnswer(testbed.post("sign-in/new-password", body));
    expect(answer).toMatchObject({ status: 400, body: { type: "urn:onboarding:problem:invalid-body" } });
  });

  it("logs neither password, session nor token, and logs what was refused", async () => {
    const who = await startChallenge();
    await testbed.post("sign-in/new-password", { ...who, session: `${who.session}x`, newPassword: CHOSEN });
    const text = JSON.stringify(testbed.logged);
    expect(text).toContain("NotAuthorizedException");
    expect(text).toContain("/api/sign-in/new-password");
    for (const secret of [CHOSEN, who.session, who.username, "eyJ"]) expect(text).not.toContain(secret);
  });
});
