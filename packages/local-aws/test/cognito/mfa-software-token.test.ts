import { SetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { totpCode } from "../support/totp.ts";
import { type MfaWorld, mfaWorld, wrong } from "./cognito-mfa-world.ts";
import { refusal } from "./cognito-world.ts";

const STEP_MS = 30_000;
const invalid = { name: "NotAuthorizedException", message: "Invalid session for the user." };
const usedOnce = {
  name: "NotAuthorizedException",
  message: `${invalid.message.slice(0, -1)}, session can only be used once.`,
};
const enabled = { SoftwareTokenMfaSettings: { Enabled: true } };

let world: MfaWorld;
let optional: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld({ EnabledMfas: ["SOFTWARE_TOKEN_MFA"] });
  optional = await mfaWorld({ MfaConfiguration: "OPTIONAL", EnabledMfas: ["SOFTWARE_TOKEN_MFA"] });
});
afterAll(() => Promise.all([world.stop(), optional.stop()]));

/** A new user who registered an authenticator during MFA_SETUP. */
async function enrolled(username: string) {
  const { Session = "" } = await world.firstSignIn(username);
  const { secret, Session: verified } = await world.enrol(Session);
  const { AuthenticationResult } = await world.respond("MFA_SETUP", verified, { USERNAME: username });
  /** A sign-in up to the challenge. */
  const signIn = async () => {
    const { Session: session = "", ...challenge } = await world.signIn(username);
    const answer = (SOFTWARE_TOKEN_MFA_CODE: string) =>
      world.respond("SOFTWARE_TOKEN_MFA", session, { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE });
    return { ...challenge, session, answer };
  };
  return { secret, tokens: AuthenticationResult, signIn };
}

it("the tests' authenticator agrees with RFC 6238, appendix B", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(totpCode(secret, 59_000)).toBe("287082");
  expect(totpCode(secret, 1_111_111_109_000)).toBe("081804");
  expect(totpCode(secret, 20_000_000_000_000)).toBe("353130");
});

describe("the order that was recorded on AWS", () => {
  it("is NEW_PASSWORD_REQUIRED, MFA_SETUP, tokens, and SOFTWARE_TOKEN_MFA at every later sign-in", async () => {
    const { secret, tokens, signIn } = await enrolled("ada");
    expect(tokens?.AccessToken).toBeDefined();
    expect((await world.get("ada")).UserMFASettingList).toEqual(["SOFTWARE_TOKEN_MFA"]);
    await world.clock.advance(STEP_MS);
    const { ChallengeName, ChallengeParameters, answer } = await signIn();
    expect([ChallengeName, ChallengeParameters]).toEqual(["SOFTWARE_TOKEN_MFA", { USER_ID_FOR_SRP: "ada" }]);
    expect((await answer(world.codeOf(secret))).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("has a new session at each step, each valid once", async () => {
    const { Session: first = "" } = await world.firstSignIn("steps");
    const { SecretCode = "", Session: second = "" } = await world.associate({ Session: first });
    const { Session: third = "", Status } = await world.verify({ Session: second }, world.codeOf(SecretCode));
    expect([SecretCode, Status]).toEqual([expect.stringMatching(/^[A-Z2-7]{52}$/), "SUCCESS"]);
    expect(new Set([first, second, third]).size).toBe(3);
    await world.respond("MFA_SETUP", third, { USERNAME: "steps" });
    for (const session of [first, second, third])
      expect(await refusal(world.respond("MFA_SETUP", session, { USERNAME: "steps" }))).toEqual(usedOnce);
  });

  it("accepts the response to MFA_SETUP only with the session of VerifySoftwareToken", async () => {
    const { Session: first = "" } = await world.firstSignIn("eager");
    const refused = { name: "InvalidParameterException", message: "User has not verified software token mfa" };
    expect(await refusal(world.respond("MFA_SETUP", first, { USERNAME: "eager" }))).toEqual(refused);
    const { Session: second = "" } = await world.associate({ Session: first });
    expect(await refusal(world.respond("MFA_SETUP", second, { USERNAME: "eager" }))).toEqual(refused);
  });

  it("accepts a right code after a wrong one", async () => {
    const { Session: first = "" } = await world.firstSignIn("typo");
    expect((await refusal(world.verify({ Session: first }, "123456"))).name).toBe("SoftwareTokenMFANotFoundException");
    const { SecretCode = "", Session = "" } = await world.associate({ Session: first });
    const code = world.codeOf(SecretCode);
    const refused = { name: "EnableSoftwareTokenMFAException", message: "Code mismatch" };
    expect(await refusal(world.verify({ Session }, wrong(code)))).toEqual(refused);
    expect((await world.verify({ Session }, code)).Status).toBe("SUCCESS");
  });
});

describe("a code", () => {
  it("is accepted once, VerifySoftwareToken included, and the session is still valid", async () => {
    const { secret, signIn } = await enrolled("once");
    const { answer } = await signIn();
    const used = { name: "ExpiredCodeException", message: "Your software token has already been used once." };
    expect(await refusal(answer(world.codeOf(secret)))).toEqual(used);
    await world.clock.advance(STEP_MS);
    await answer(world.codeOf(secret));
    expect(await refusal((await signIn()).answer(world.codeOf(secret)))).toEqual(used);
  });

  it("may be one time step early or late, not two", async () => {
    const { secret, signIn } = await enrolled("drift");
    await world.clock.advance(10 * STEP_MS);
    const mismatch = { name: "CodeMismatchException", message: "Invalid code received for user" };
    const now = world.clock.now();
    const { answer } = await signIn();
    expect(await refusal(answer(totpCode(secret, now - 2 * STEP_MS)))).toEqual(mismatch);
    expect(await refusal(answer(totpCode(secret, now + 2 * STEP_MS)))).toEqual(mismatch);
    expect((await answer(totpCode(secret, now - STEP_MS))).AuthenticationResult).toBeDefined();
    expect((await (await signIn()).answer(totpCode(secret, now + STEP_MS))).AuthenticationResult).toBeDefined();
  });
});

describe("a password alone", () => {
  it("cannot replace an authenticator", async () => {
    const { signIn } = await enrolled("kept");
    const { session } = await signIn();
    expect(await refusal(world.associate({ Session: session }))).toEqual(invalid);
    expect(await refusal(world.verify({ Session: session }, "123456"))).toEqual(invalid);
  });

  it("cannot add one in a sign-in that began before there was one", async () => {
    const { Session: early = "" } = await world.firstSignIn("race");
    const { Session: later = "" } = await world.signIn("race");
    const { SecretCode = "", Session = "" } = await world.associate({ Session: early });
    await world.enrol(later);
    expect(await refusal(world.verify({ Session }, world.codeOf(SecretCode)))).toEqual(invalid);
  });
});

describe("a signed-in user", () => {
  it("registers an authenticator, and a sign-in asks for it once it is active", async () => {
    await optional.confirmed("grace");
    const { AccessToken = "" } = (await optional.signIn("grace")).AuthenticationResult ?? {};
    const setActive = () => optional.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...enabled }));
    const message = "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA";
    expect(await refusal(setActive())).toEqual({ name: "InvalidParameterException", message });
    const { SecretCode = "", Session } = await optional.associate({ AccessToken });
    expect(Session).toBeUndefined();
    await optional.verify({ AccessToken }, optional.codeOf(SecretCode), "phone");
    expect((await optional.signIn("grace")).AuthenticationResult).toBeDefined();
    await setActive();
    const { ChallengeName, ChallengeParameters } = await optional.signIn("grace");
    const parameters = { FRIENDLY_DEVICE_NAME: "phone", USER_ID_FOR_SRP: "grace" };
    expect([ChallengeName, ChallengeParameters]).toEqual(["SOFTWARE_TOKEN_MFA", parameters]);
  });
});
