import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wrong } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import {
  answerTo,
  dueOf,
  PASSWORD,
  type SecondFactorTestbed,
  startSecondFactorTestbed,
} from "./second-factor-testbed.ts";

const wrongCode = { kind: "rejected", rejection: "wrong-code" };

let testbed: SecondFactorTestbed;
beforeAll(async () => {
  testbed = await startSecondFactorTestbed();
});
afterAll(() => testbed.stop());

describe("a code that was sent", () => {
  it.each([
    ["EMAIL_OTP", "email", () => testbed.mailedCode(), "p***@e***"],
    ["SMS_MFA", "phone_number", () => testbed.textedCode(), expect.stringMatching(/^\+\*+\d{4}$/)],
  ] as const)("passes %s after a wrong one, and only once", async (name, address, sentCode, destination) => {
    const { begin, answerChallenge } = testbed.clientOf();
    const { username, due } = await begin(address);
    expect(due).toMatchObject({ name, destination });
    const code = sentCode();
    expect(await answerChallenge(username, answerTo(due, name, wrong(code)))).toEqual(wrongCode);
    expect(await answerChallenge(username, answerTo(due, name, code))).toEqual({ kind: "passed" });
    expect(await answerChallenge(username, answerTo(due, name, code))).toEqual({ kind: "session-over" });
  });

  it("is too late when the session has expired", async () => {
    const { begin, answerChallenge } = testbed.clientOf();
    const { username, due } = await begin("email");
    await testbed.clock.advance(3 * 60_000);
    const answer = answerTo(due, "EMAIL_OTP", testbed.mailedCode());
    expect(await answerChallenge(username, answer)).toEqual({ kind: "session-over" });
  });

  it("is not accepted while too many wrong codes lock the session", async () => {
    const { begin, answerChallenge } = testbed.clientOf();
    const { username, due } = await begin("email");
    const code = testbed.mailedCode();
    const bad = answerTo(due, "EMAIL_OTP", wrong(code));
    for (let tries = 0; tries < 5; tries += 1) expect(await answerChallenge(username, bad)).toEqual(wrongCode);
    expect(await answerChallenge(username, answerTo(due, "EMAIL_OTP", code))).toEqual(wrongCode);
    await testbed.clock.advance(1_000);
    expect(await answerChallenge(username, answerTo(due, "EMAIL_OTP", code))).toEqual({ kind: "passed" });
  });

  it("is refused for a user who was disabled", async () => {
    const { begin, answerChallenge } = testbed.clientOf();
    const { username, due } = await begin("email");
    await testbed.disable(username);
    const answer = answerChallenge(username, answerTo(due, "EMAIL_OTP", testbed.mailedCode()));
    await expect(answer).rejects.toMatchObject({ name: "NotAuthorizedException" });
  });
});

describe("SELECT_MFA_TYPE", () => {
  it("leads to the chosen factor, if that was offered", async () => {
    const { begin, answerChallenge } = testbed.clientOf();
    const { username, due } = await begin("email", "phone_number");
    expect(due).toMatchObject({ name: "SELECT_MFA_TYPE", options: expect.arrayContaining(["EMAIL_OTP", "SMS_MFA"]) });
    const choose = (factor: string) => answerChallenge(username, answerTo(due, "SELECT_MFA_TYPE", factor));
    expect(await choose("SOFTWARE_TOKEN_MFA")).toEqual(wrongCode);
    const next = dueOf(await choose("EMAIL_OTP"));
    expect(next).toMatchObject({ name: "EMAIL_OTP", destination: "p***@e***" });
    const answer = answerTo(next, "EMAIL_OTP", testbed.mailedCode());
    expect(await answerChallenge(username, answer)).toEqual({ kind: "passed" });
  });
});

describe("an authenticator app", () => {
  /** Brings a user to MFA_SETUP; returns the challenge, and the app's secret from the sealed challenge. */
  async function startSetup() {
    const client = testbed.clientOf();
    const { username, due } = await client.begin();
    const { sealedSession, sealedAuthenticator = "" } = await client.sealChallenge("hire-E1001", due);
    const session = sealedSession.replace("session of hire-E1001: ", "");
    const secret = sealedAuthenticator.replace("authenticator of hire-E1001: ", "");
    return { ...client, username, setup: { ...due, session }, secret };
  }

  it("is set up by its own code, also after wrong ones", async () => {
    const { answerChallenge, username, setup, secret } = await startSetup();
    const answer = (code: string) => answerChallenge(username, answerTo(setup, "MFA_SETUP", code));
    expect(await answer("letters")).toEqual(wrongCode);
    expect(await answer(wrong(testbed.codeOf(secret)))).toEqual(wrongCode);
    expect(await answer(testbed.codeOf(secret))).toEqual({ kind: "passed" });
    expect(await answer(testbed.codeOf(secret))).toEqual({ kind: "session-over" });
    expect(await testbed.get(username)).toMatchObject({ UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] });
  });

  it("is required at the next password, and accepts each of its codes once", async () => {
    const { answerChallenge, setPassword, username, setup, secret } = await startSetup();
    await answerChallenge(username, answerTo(setup, "MFA_SETUP", testbed.codeOf(secret)));
    const due = dueOf(await setPassword(username, `${PASSWORD}-again`));
    expect(due.name).toBe("SOFTWARE_TOKEN_MFA");
    const answer = () => answerChallenge(username, answerTo(due, "SOFTWARE_TOKEN_MFA", testbed.codeOf(secret)));
    expect(await answer()).toEqual({ kind: "rejected", rejection: "used-code" });
    await testbed.clock.advance(30_000);
    expect(await answer()).toEqual({ kind: "passed" });
  });
});

describe("a client with a secret", () => {
  it("supports the whole sign-in", async () => {
    const { begin, answerChallenge } = testbed.clientOf(testbed.addClient({ GenerateSecret: true }).id);
    const { username, due } = await begin("email");
    const answer = answerTo(due, "EMAIL_OTP", testbed.mailedCode());
    expect(await answerChallenge(username, answer)).toEqual({ kind: "passed" });
  });
});
