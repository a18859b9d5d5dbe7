import { GetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CHOSEN,
  PASSWORD,
  plainPool,
  readAnswer,
  type SignInTestbed,
  startSignInTestbed,
} from "../sign-in/sign-in-testbed.ts";

const set = { status: 200, body: { state: "password-set" } };
const requested = { status: 202, body: { state: "requested" } };

describe.each<[string, Readonly<Record<string, unknown>>]>([
  ["without a secret", {}],
  ["with a secret", { GenerateSecret: true }],
])("a password, by a client %s", (_, client) => {
  let testbed: SignInTestbed;
  let people = 0;
  beforeAll(async () => {
    testbed = await startSignInTestbed({ pool: plainPool, client });
  });
  afterAll(() => testbed.stop());

  async function createPerson() {
    people += 1;
    const username = `p${people}`;
    await testbed.confirmed(username, { email: `${username}@example.com`, email_verified: "true" });
    return username;
  }
  const codeTo = (email: string) =>
    testbed.mails.findLast(({ to }) => to === email)?.text.match(/\b\d{6}\b/)?.[0] ?? "";
  const signsIn = async (username: string, password: string) =>
    (await testbed.initiateAuth(username, password)).AuthenticationResult?.AccessToken ?? "";
  const change = (token: string, body: object) =>
    testbed.post("password/change", body, token === "" ? {} : { cookie: `access_token=${token}` });

  it("that was forgotten is replaced by the mailed code", async () => {
    const username = await createPerson();
    expect(await readAnswer(testbed.post("password/forgot", { username }))).toEqual(requested);
    const body = { username, code: codeTo(`${username}@example.com`), newPassword: CHOSEN };
    expect(await readAnswer(testbed.post("password/confirm", body))).toEqual(set);
    expect(await signsIn(username, CHOSEN)).not.toBe("");
  });

  it("that was forgotten ends every session once it is replaced, by user name or alias", async () => {
    const username = await createPerson();
    const { AuthenticationResult } = await testbed.initiateAuth(username, PASSWORD);
    const email = `${username}@example.com`;
    await testbed.post("password/forgot", { username: email });
    const body = { username: email, code: codeTo(email), newPassword: CHOSEN };
    expect(await readAnswer(testbed.post("password/confirm", { ...body, code: "000000" }))).toMatchObject({
      status: 400,
    });
    const AccessToken = AuthenticationResult?.AccessToken;
    expect(await testbed.sdk.send(new GetUserCommand({ AccessToken }))).toMatchObject({ Username: username });
    expect(await readAnswer(testbed.post("password/confirm", body))).toEqual(set);
    await expect(testbed.sdk.send(new GetUserCommand({ AccessToken }))).rejects.toThrow("revoked");
  });

  it("that an administrator has reset is replaced by the mailed code", async () => {
    const username = await createPerson();
    await testbed.reset(username);
    const body = { username, code: codeTo(`${username}@example.com`), newPassword: CHOSEN };
    expect(await readAnswer(testbed.post("password/confirm", body))).toEqual(set);
  });

  it("that Cognito refuses is reported to the holder of the code, who may choose another one", async () => {
    const username = await createPerson();
    await testbed.post("password/forgot", { username });
    const confirm = (newPassword: string) =>
      testbed.post("password/confirm", { username, code: codeTo(`${username}@example.com`), newPassword });
    expect(await readAnswer(confirm("nine-to-5"))).toMatchObject({
      status: 400,
      body: { error: "InvalidPasswordException", detail: expect.stringContaining("Password not long enough") },
    });
    expect(await readAnswer(confirm("a quiet walk at dawn"))).toMatchObject({
      status: 400,
      body: { error: "InvalidParameterException" },
    });
    expect(await readAnswer(confirm(CHOSEN))).toEqual(set);
  });

  it("is changed by a user who is signed in and knows the previous one", async () => {
    const username = await createPerson();
    const token = await signsIn(username, PASSWORD);
    const wrong = await readAnswer(change(token, { previousPassword: CHOSEN, newPassword: CHOSEN }));
    expect(wrong).toMatchObject({ status: 400, body: { detail: "Incorrect username or password." } });
    expect(await readAnswer(change(token, { previousPassword: PASSWORD, newPassword: CHOSEN }))).toEqual(set);
    expect(await signsIn(username, CHOSEN)).not.toBe("");
  });

  it("is not changed to the user's own address", async () => {
    const username = await createPerson();
    const body = { previousPassword: PASSWORD, newPassword: `${username}@example.com` };
    const refused = await readAnswer(change(await signsIn(username, PASSWORD), body));
    expect(refused).toMatchObject({ status: 422, body: { rejection: { reason: "personal" } } });
  });

  it("is not changed without a valid token", async () => {
    const body = { previousPassword: PASSWORD, newPassword: CHOSEN };
    const username = await createPerson();
    const disabled = await signsIn(username, PASSWORD);
    await testbed.disable(username);
    const answers = await Promise.all(
      ["", "garbage", "no token", disabled].map((token) => readAnswer(change(token, body))),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, body: { type: "urn:onboarding:problem:not-signed-in" } });
      expect(answer).toEqual(answers[0]);
    }
  });
});

it("keeps a new password, and reports success, when the sessions cannot be ended", async () => {
  const failure = new Error("a secret of the service");
  const testbed = await startSignInTestbed({ pool: plainPool, signOut: () => Promise.reject(failure) });
  await testbed.confirmed("p", { email: "p@example.com", email_verified: "true" });
  await testbed.post("password/forgot", { username: "p" });
  const code = testbed.mails.at(-1)?.text.match(/\b\d{6}\b/)?.[0] ?? "";
  expect(await readAnswer(testbed.post("password/confirm", { username: "p", code, newPassword: CHOSEN }))).toEqual(set);
  expect((await testbed.initiateAuth("p", CHOSEN)).AuthenticationResult).toBeDefined();
  expect(testbed.logged).toEqual([["SIGN_OUT_FAILED", { errorName: "Error", stack: expect.any(String) }]]);
  expect(JSON.stringify(testbed.logged)).not.toContain("secret");
  await testbed.stop();
});
