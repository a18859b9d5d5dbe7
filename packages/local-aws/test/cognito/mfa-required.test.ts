import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MfaWorld, mfaWorld, recovery } from "./cognito-mfa-world.ts";
import { PASSWORD, refusal } from "./cognito-world.ts";

const mail = { email: "ada@example.com" };
const phone = { phone_number: "+12223339934" };
const byMail = recovery("verified_email", "verified_phone_number");
const list = (...factors: string[]) => JSON.stringify(factors);
const noFactor = {
  name: "InvalidUserPoolConfigurationException",
  message: "The user has no second factor that the user pool's configuration permits.",
};

/** The answer after the new password of a first sign-in, in another pool. */
async function afterNewPassword(pool: Readonly<Record<string, unknown>>, attributes: Readonly<Record<string, string>>) {
  const world = await mfaWorld(pool);
  try {
    return await world.firstSignIn("ada", attributes);
  } finally {
    await world.stop();
  }
}

describe("when MFA is required, the challenge after a new password is", () => {
  it.each([
    ["SMS_MFA, with a phone number", {}, phone],
    ["EMAIL_OTP, with an address", {}, mail],
    ["SMS_MFA, where the address is for recovery", { AccountRecoverySetting: byMail }, { ...mail, ...phone }],
    [
      "EMAIL_OTP, where the phone number is for recovery",
      { AccountRecoverySetting: recovery("verified_phone_number", "verified_email") },
      { ...mail, ...phone },
    ],
    ["EMAIL_OTP, the one that the pool enables", { EnabledMfas: ["EMAIL_OTP"] }, { ...mail, ...phone }],
  ])("%s", async (title, pool, attributes) => {
    const { ChallengeName, Session } = await afterNewPassword(pool, attributes);
    expect(ChallengeName).toBe(title.split(",")[0]);
    expect(Session?.length).toBeGreaterThan(1500);
  });

  it("SELECT_MFA_TYPE for a user with both addresses and a pool without recovery", async () => {
    const { ChallengeName, ChallengeParameters } = await afterNewPassword({}, { ...mail, ...phone });
    const both = list("SMS_MFA", "EMAIL_OTP");
    expect(ChallengeName).toBe("SELECT_MFA_TYPE");
    expect(ChallengeParameters).toEqual({ MFAS_CAN_SELECT: both, MFAS_CAN_CHOOSE: both });
  });

  it.each([
    [{}, {}, list("SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA")],
    [{ AccountRecoverySetting: byMail }, {}, list("SMS_MFA", "SOFTWARE_TOKEN_MFA")],
    [{ EnabledMfas: ["SOFTWARE_TOKEN_MFA"] }, { ...mail, ...phone }, list("SOFTWARE_TOKEN_MFA")],
  ])("MFA_SETUP for a user without an enabled factor: %j %j", async (pool, attributes, factors) => {
    const { ChallengeName, ChallengeParameters } = await afterNewPassword(pool, attributes);
    expect(ChallengeName).toBe("MFA_SETUP");
    expect(ChallengeParameters).toEqual({ MFAS_CAN_SETUP: factors, USER_ID_FOR_SRP: "ada" });
  });

  it.each([
    ["with no address but the one for recovery", { AccountRecoverySetting: byMail }, mail],
    ["with nothing to set up", { EnabledMfas: ["EMAIL_OTP"], AccountRecoverySetting: byMail }, {}],
  ])("an error, %s", async (_, pool, attributes) => {
    expect(await refusal(afterNewPassword(pool, attributes))).toEqual(noFactor);
  });

  it("tokens when MFA is off", async () => {
    const { AuthenticationResult } = await afterNewPassword({ MfaConfiguration: "OFF" }, { ...mail, ...phone });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });
});

describe("in a pool with all factors", () => {
  let world: MfaWorld;
  beforeAll(async () => {
    world = await mfaWorld();
  });
  afterAll(() => world.stop());

  it("the password is stored before the second factor is passed", async () => {
    await world.firstSignIn("half", { phone_number: "+12223330001" });
    expect((await world.get("half")).UserStatus).toBe("CONFIRMED");
    expect((await world.signIn("half", PASSWORD)).ChallengeName).toBe("SMS_MFA");
  });

  it("the challenge after the choice of a factor is that of the factor", async () => {
    const attributes = { phone_number: "+12223330002", email: "two@example.com" };
    const choose = async (ANSWER: string) => {
      const { Session } = await world.signIn("two");
      return world.respond("SELECT_MFA_TYPE", Session, { USERNAME: "two", ANSWER });
    };
    await world.firstSignIn("two", attributes);
    expect((await choose("SMS_MFA")).ChallengeName).toBe("SMS_MFA");
    expect((await choose("EMAIL_OTP")).ChallengeName).toBe("EMAIL_OTP");
    expect((await choose("EMAIL_MFA")).ChallengeName).toBe("EMAIL_OTP");
    expect((await refusal(choose("SOFTWARE_TOKEN_MFA"))).name).toBe("MFAMethodNotFoundException");
    expect((await refusal(choose("CARRIER_PIGEON"))).name).toBe("InvalidParameterException");
  });

  it("the preferred factor needs no choice", async () => {
    await world.confirmed("prefers", { phone_number: "+12223330003", email: "three@example.com" });
    await world.prefer("prefers", { EmailMfaSettings: { Enabled: true, PreferredMfa: true } });
    expect((await world.signIn("prefers")).ChallengeName).toBe("EMAIL_OTP");
  });

  it("an address can be set during MFA_SETUP, and a code to it is the next challenge", async () => {
    const { Session } = await world.firstSignIn("late");
    const setUp = (email: string) => world.respond("MFA_SETUP", Session, { USERNAME: "late", email });
    expect((await refusal(setUp("nowhere"))).message).toBe("Invalid email address format.");
    const next = await setUp("late@example.com");
    expect(next.ChallengeName).toBe("EMAIL_OTP");
    const code = { USERNAME: "late", EMAIL_OTP_CODE: world.mailedCode() };
    expect((await world.respond("EMAIL_OTP", next.Session, code)).AuthenticationResult).toBeDefined();
    expect(await world.attributesOf("late")).toEqual({ email: "late@example.com", email_verified: "true" });
  });
});
